import { eventKind } from '../../../incidents/event-catalog.js';
import type { TranscriptLine } from '../../transcript.js';
import { countWords } from '../count-words.js';
import type { Entry, Signals } from '../entry.js';
import type { Odds } from './classify.js';
import { STATED_KINDS } from './state-model.js';

const NUMBER = /(?<![\w.])\d[\d.,]*/g;
const NAME = /(?<=\S )(?:\p{Lu}[\p{L}\p{N}]+|[\p{L}\p{N}]+[_.-][\p{L}\p{N}_.-]*)/gu;

const NAMES = [
  'numbers',
  'names',
  'labeled',
  'change',
  'short',
  'long',
  ...STATED_KINDS.map((kind) => `odds ${kind}`),
];

export interface Signaled {
  text: string;
  /** The probability of each kind. */
  odds: Odds;
  line: TranscriptLine;
  isLabeled: boolean;
  /** How much people write here: 1 for whole sentences, down to 0.35 for a few words. */
  brevity: number;
}

/** Signals of a fact that people look for, besides its features. */
export function signalsOf({ text, odds, line, isLabeled, brevity }: Signaled): Signals {
  const length = text.length / brevity;
  const values = [
    Math.min(3, text.match(NUMBER)?.length ?? 0) / 3,
    Math.min(3, text.match(NAME)?.length ?? 0) / 3,
    Number(isLabeled),
    Number(line.kind === 'change' && eventKind(line.type ?? '').digest !== 'background'),
    Math.min(1, length / 60),
    Math.min(1, Math.max(0, length - 60) / 120),
  ];
  values.push(...odds);
  return { names: NAMES, values };
}

/**
 * How much a statement uses the incident's most frequent words, 0 to 1. Notes, changes and marked lines count three
 * times.
 */
export async function topicsOf(entries: readonly Entry[]): Promise<(entry: Entry) => number> {
  const counts = await countWords(entries, ({ line }) =>
    line.kind === 'note' || line.kind === 'change' || line.isKey ? 3 : line.kind === 'bot' ? 0.2 : 1,
  );
  let most = 2;
  for (const count of counts.values()) most = Math.max(most, count);
  const highestShare = Math.log2(most);
  const logs = new Map<string, number>();
  for (const [word, count] of counts) logs.set(word, Math.log2(Math.max(1, count)));
  return ({ words }) => {
    const top: number[] = [];
    for (const word of words) top.push(logs.get(word) ?? 0);
    top.sort((a, b) => b - a);
    let sum = 0;
    for (let i = 0; i < Math.min(6, top.length); i++) sum += (top[i] ?? 0) / highestShare;
    return sum / 6;
  };
}
