import { isStateType } from '../incidents/event-catalog.js';
import { contentWords } from './content-words.js';
import type { TranscriptLine } from './transcript.js';

/** How many matching lines to show, and how many of the newest. */
const BEST = 40;
const NEWEST = 8;

interface LineMatch {
  line: TranscriptLine;
  /** How much of the question the line covers, 0 to 1; rare words weigh more. */
  coverage: number;
}

/** The lines that share words with a question, best match first, newest first among equals. */
function matchLines(lines: readonly TranscriptLine[], question: string): LineMatch[] {
  const asked = contentWords(question);
  const read = lines.map((line) => ({ line, words: contentWords(`${line.text} ${changeText(line)}`) }));
  const weights = new Map([...asked].map((word) => [word, rarityOf(word, read)]));
  const whole = sum([...weights.values()]);
  if (whole === 0) return [];
  return read
    .map(({ line, words }) => {
      const shared = [...weights].filter(([word]) => words.has(word));
      return { line, coverage: sum(shared.map(([, weight]) => weight)) / whole };
    })
    .filter(({ coverage }) => coverage > 0)
    .sort((a, b) => b.coverage - a.coverage || (a.line.sk < b.line.sk ? 1 : -1));
}

/** What a model reads to answer a question: matching lines, their neighbors and threads, and the current state. */
export function relevantLines(lines: readonly TranscriptLine[], question: string): TranscriptLine[] {
  const best = new Set(
    matchLines(lines, question)
      .slice(0, BEST)
      .map(({ line }) => line),
  );
  const threads = new Set([...best].flatMap(({ at, thread }) => [at, thread]));
  return lines.filter(
    (line, i) =>
      best.has(line) ||
      hasOneOf(best, [lines[i - 1], lines[i + 1]]) ||
      threads.has(line.thread ?? line.at) ||
      isStateType(line.type) ||
      i >= lines.length - NEWEST,
  );
}

/** A change also matches by its type: `status changed`. */
function changeText({ kind, type = '', detail, who }: TranscriptLine): string {
  if (kind !== 'change') return who;
  return `${who} ${type.toLowerCase().replaceAll('_', ' ')} ${detail.from ?? ''} ${detail.to ?? ''}`;
}

function rarityOf(word: string, read: readonly { words: ReadonlySet<string> }[]): number {
  const lines = read.filter(({ words }) => words.has(word)).length;
  return Math.log(1 + read.length / (1 + lines));
}

function hasOneOf(set: ReadonlySet<TranscriptLine>, lines: readonly (TranscriptLine | undefined)[]): boolean {
  return lines.some((line) => line !== undefined && set.has(line));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
