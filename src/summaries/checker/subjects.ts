import { sharedWords } from '../content-words.js';
import { conceptsIn } from '../language/concepts.js';
import type { TranscriptLine } from '../transcript.js';
import type { Assertion, Piece } from './evidence.js';
import { isOtherLanguage } from './is-supported.js';

interface Compared {
  claim: string;
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
  sources: readonly TranscriptLine[];
}

/** Words between the subject of a short statement and the rest. */
const VERB =
  /\s(?:is|are|was|were|has|have|had|does|do|did|fails?|failed|sees?|saw|hangs?|ist|sind|war|waren|wird|wurde|hat|haben|läuft|es|son|fue|está|están|est|sont|foi)\s|は|が/iu;

/** Whether the claim takes its subject from one cited line, and what it says about it from another. */
export function mixesSubjects({ claim, assertions, pieces, sources }: Compared): boolean {
  if (sources.some(({ text }) => isOtherLanguage(claim, text))) return false;
  return assertions.some(({ text }) => isMixed(text, pieces)) || hasStrayItem(claim, sources);
}

function isMixed(text: string, pieces: readonly Piece[]): boolean {
  const parts = splitAtVerb(text);
  if (!parts) return false;
  const [subject, predicate] = parts.map(conceptsIn);
  if (!subject || !predicate || subject.size === 0 || subject.size > 3 || predicate.size < 2) return false;
  const lines = new Set(pieces.map(({ line }) => line));
  const wordsOf = (line: TranscriptLine) => conceptsIn(`${line.who} ${line.text}`);
  const has = [...lines].map((line) => ({ line, words: wordsOf(line) }));
  const most = Math.max(...has.map(({ words }) => sharedWords(predicate, words)));
  if (most < 2) return false;
  const best = has.filter(({ words }) => sharedWords(predicate, words) === most);
  const isElsewhere = has.some(({ words }) => sharedWords(subject, words) === subject.size);
  return (
    isElsewhere &&
    best.every(({ line, words }) => sharedWords(subject, words) === 0 && !isLinked(line, lines, subject))
  );
}

/** A reply is about what its thread is about. */
function isLinked(
  line: TranscriptLine,
  lines: ReadonlySet<TranscriptLine>,
  subject: ReadonlySet<string>,
): boolean {
  return [...lines].some(
    (other) =>
      other !== line &&
      (other.thread ?? other.at) === (line.thread ?? line.at) &&
      sharedWords(subject, conceptsIn(other.text)) > 0,
  );
}

function splitAtVerb(text: string): [string, string] | undefined {
  const match = VERB.exec(text);
  if (match === null || match.index === 0) return undefined;
  return [text.slice(0, match.index), text.slice(match.index)];
}

const LIST =
  /(\p{L}[\p{L}\p{N} -]{1,30}?), (\p{L}[\p{L}\p{N} -]{1,30}?),? (?:and|und|y|et|e) (?:the |die |den |el |la )?(\p{L}[\p{L}\p{N}-]{1,30})/u;

/** `A, B and C`, where the sources list only A and B. */
function hasStrayItem(claim: string, sources: readonly TranscriptLine[]): boolean {
  const items = LIST.exec(claim)?.slice(1) ?? [];
  const said = conceptsIn(sources.map(({ text, who }) => `${who} ${text}`).join('\n'));
  const known = items.map((item) => sharedWords(conceptsIn(item), said) > 0);
  return known.filter(Boolean).length === 2 && known.length === 3 && known[2] === false;
}
