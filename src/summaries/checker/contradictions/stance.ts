import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import { languageOf } from '../../language/language-of.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { sharedStems } from '../record/shared-stems.js';
import { GOES_ON } from './negation.js';
import { isLossIn, polarityOf } from './polarity.js';

const SUBJECT_WORDS_MAX = 4;
const TOPIC = /^(.{1,30}?)(?:は|が|も)/u;

/**
 * Whether the claim reports something as failing that its lines only report as working, or the other way around. Checks
 * every subject, such as both in `app and website`.
 */
export function isOtherStance({ text, cues, words, isBelief }: Assertion, pieces: readonly Piece[]): boolean {
  const stance = polarityOf(cues);
  if (isBelief || (stance !== 'good' && stance !== 'bad')) return false;
  const opposite = stance === 'good' ? 'bad' : 'good';
  const isAgainst = (piece: Piece) =>
    polarityOf(piece.cues) === opposite && !isLossIn(words, { piece, pieces, own: stance });
  return [...conceptsIn(`${subjectOf(text)} ${namesIn(text)}`)].some((word) => {
    if (word.startsWith('#')) return false;
    const about = pieces.filter((piece) => piece.words.has(word));
    return about.length > 0 && about.every(isAgainst);
  });
}

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

/**
 * Whether the claim denies of one subject what its lines deny of another, and they only say of that one that it's fine:
 * `no orders reach Tokyo` for `no orders reach Osaka. Tokyo is fine`.
 */
export function borrowsDenial({ assertions, pieces }: Compared): boolean {
  return assertions.some(({ text, cues, words, isBelief }) => {
    if (isBelief || !cues.has('negation') || cues.has('failure') || words.has('#affected')) return false;
    const subject = conceptsIn(`${subjectOf(text)} ${namesIn(text)}`);
    const rest = new Set([...words].filter((word) => !subject.has(word)));
    return [...subject].some((word) => !word.startsWith('#') && isFineElsewhere(word, rest, pieces));
  });
}

function isFineElsewhere(word: string, rest: ReadonlySet<string>, pieces: readonly Piece[]): boolean {
  const about = pieces.filter((piece) => piece.words.has(word));
  const isFine = ({ text, cues }: Piece) =>
    !cues.hasAny('negation', 'failure') && (polarityOf(cues) === 'good' || GOES_ON.test(text));
  const isDenied = ({ cues, words }: Piece) =>
    cues.hasAny('negation', 'failure') && !words.has(word) && sharedStems(rest, words) > 0;
  return about.length > 0 && about.every(isFine) && pieces.some(isDenied);
}

/** Names are subjects wherever they occur. */
const NAME = /(?<=\p{Ll}\S?\s)\p{Lu}[\p{L}\p{N}]{2,30}/gu;

function namesIn(text: string): string {
  return languageOf(text) === 'de' ? '' : (text.match(NAME) ?? []).join(' ');
}

/** What comes before the first word that says whether something works. */
function subjectOf(text: string): string {
  const topic = TOPIC.exec(text)?.[1];
  if (topic !== undefined) return topic;
  const words = text.split(/\s+/);
  const end = words.findIndex((_, i) => saysHowItIs(words.slice(0, i + 1).join(' ')));
  return words
    .slice(0, end < 0 ? 0 : end)
    .slice(-2 * SUBJECT_WORDS_MAX)
    .join(' ');
}

function saysHowItIs(start: string): boolean {
  return cuesIn(start).hasAny('failure', 'recovery', 'negation');
}
