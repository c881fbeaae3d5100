import { cuesIn } from '../../language/cues-in.js';
import type { Entry } from '../../state/entry.js';
import type { Question } from '../question/read-question.js';
import { WHY } from './fit-type.js';

/** A condition explains why something isn't over: `paused until legal agrees`. */
const UNTIL = /(?<!\p{L})(?:until|till|unless|bis|solange|hasta que|jusqu'à ce que|até que)(?!\p{L})|まで/iu;

/**
 * Puts entries with the evidence that a question asks for first: the identifiers that it names and, if it asks why, a
 * reason.
 */
export function byEvidence(entries: readonly Entry[], { type, wanted }: Question): Entry[] {
  const identifiers = wanted.filter(({ word, isUnknown }) => /\d/.test(word) && !isUnknown);
  const missing = (entry: Entry) => identifiers.filter(({ word }) => !entry.words.has(word)).length;
  const unexplained = (entry: Entry) => (type === 'why' && !isReason(entry) ? 1 : 0);
  const rank = new Map(entries.map((entry) => [entry, missing(entry) + unexplained(entry)]));
  return [...entries].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}

function isReason({ kind, text }: Entry): boolean {
  return kind === 'cause' || WHY.test(text) || UNTIL.test(text) || cuesIn(text).has('cause');
}
