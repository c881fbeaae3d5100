import type { TranscriptLine } from '../../transcript.js';
import { withClockTimes } from '../numbers/clock-times.js';
import { isNear } from '../numbers/near-times.js';
import { type Assertion, bestPieces, type Piece } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { sharedStems } from '../record/shared-stems.js';
import { plainName } from './actors.js';

const CLOCK = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/g;

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
  sources: readonly TranscriptLine[];
}

/** Whether the claim gives something the time of something else. */
export function shiftsTime({ assertions, pieces, sources }: Compared): boolean {
  return assertions.some(({ text, words }) => {
    if (swapsMoments(text, sources)) return true;
    const times = timesIn(text);
    const about = bestPieces(wordsOnly(words), pieces);
    if (times.length === 0 || about.length === 0) return false;
    return times.some(
      (time) =>
        !isNear(time, text, sources) &&
        !about.some((piece) => timesOf(piece).includes(time)) &&
        !pieces.some((piece) => timesOf(piece).includes(time) && isSameDeed(piece, text, words)),
    );
  });
}

const NUMBER_AT =
  /(?<![\d.,:])(\d[\d.,]{0,12}) ?(?:%|\p{L}{1,12})? (?:at|um|a las|às|à) ([01]?\d|2[0-3]):([0-5]\d)(?!\d)/giu;

/** `31 % at 10:27` when that was said at 10:31, and something else at 10:27. */
function swapsMoments(text: string, sources: readonly TranscriptLine[]): boolean {
  return [...text.matchAll(NUMBER_AT)].some(([, number = '', hour = '', minute = '']) => {
    const said = sources.filter(({ at }) => minuteOf(at) === `${hour.padStart(2, '0')}:${minute}`);
    const has = (line: TranscriptLine) => line.text.match(/\d[\d.,]*/g)?.includes(number) ?? false;
    const isClear = said.length > 0 && said.every((line) => timesIn(line.text).length === 0);
    return isClear && !said.some(has) && sources.some(has);
  });
}

/** A line by the person that the claim starts with, or one in another language, may say the same in other words. */
function isSameDeed(
  { line, statement, words: said }: Piece,
  text: string,
  words: ReadonlySet<string>,
): boolean {
  const author = plainName(line.who);
  if (author !== '' && text.toLowerCase().startsWith(author)) return true;
  return isOtherLanguage(text, statement.text) && sharedStems(words, said) > 0;
}

/** The times that a line names, or else the time it was sent. */
function timesOf({ line, statement }: Piece): string[] {
  const own = timesIn(statement.text);
  if (own.length > 0) return [...own, ...timesIn(line.text)];
  const all = timesIn(line.text);
  return all.length > 0 ? [...all, minuteOf(line.at)] : [minuteOf(line.at)];
}

function minuteOf(at: string): string {
  return at.slice(11, 16);
}

function timesIn(text: string): string[] {
  return [...withClockTimes(text).matchAll(CLOCK)].map(
    ([, hour = '', minute = '']) => `${hour.padStart(2, '0')}:${minute}`,
  );
}

function wordsOnly(words: ReadonlySet<string>): Set<string> {
  return new Set([...words].filter((word) => !/\d/.test(word)));
}
