import { eventKind } from '../../incidents/event-catalog.js';
import type { TranscriptLine } from '../transcript.js';
import type { Odds } from './classify.js';
import { countWords } from './count-words.js';
import type { Entry, Signals } from './entry.js';
import { STATED_KINDS } from './state-model.js';

const NUMBER = /(?<![\w.])\d[\d.,]*/g;
const NAME = /(?<=\S )(?:\p{Lu}[\p{L}\p{N}]+|[\p{L}\p{N}]+[_.-][\p{L}\p{N}_.-]*)/gu;

const ODDS = STATED_KINDS.map((kind) => [kind, `odds ${kind}`] as const);

export interface Signaled {
  text: string;
  /** What its statements are probably about. */
  part: readonly { odds: Odds }[];
  line: TranscriptLine;
  isLabeled: boolean;
  /** How much people write here: 1 for whole sentences, down to 0.35 for a few words. */
  brevity: number;
}

/** What distinguishes facts that people look for from the rest, besides the features of the statements. */
export function signalsOf({ text, part, line, isLabeled, brevity }: Signaled): Signals {
  const length = text.length / brevity;
  const signals: Record<string, number> = {
    numbers: Math.min(3, text.match(NUMBER)?.length ?? 0) / 3,
    names: Math.min(3, text.match(NAME)?.length ?? 0) / 3,
    labeled: Number(isLabeled),
    change: Number(line.kind === 'change' && eventKind(line.type ?? '').digest !== 'background'),
    short: Math.min(1, length / 60),
    long: Math.min(1, Math.max(0, length - 60) / 120),
  };
  for (const [kind, name] of ODDS)
    signals[name] = part.reduce((most, { odds }) => Math.max(most, odds[kind]), 0);
  return signals;
}

/** How much an incident's most frequent words are in a statement, 0 to 1. Deliberately kept lines count three times. */
export async function topicsOf(entries: readonly Entry[]): Promise<(entry: Entry) => number> {
  const counts = await countWords(entries, ({ line }) =>
    line.kind === 'note' || line.kind === 'change' || line.isKey ? 3 : line.kind === 'bot' ? 0.2 : 1,
  );
  let most = 2;
  for (const count of counts.values()) most = Math.max(most, count);
  return ({ words }) => {
    const top = [...words].map((word) => Math.log2(Math.max(1, counts.get(word) ?? 1))).sort((a, b) => b - a);
    return top.slice(0, 6).reduce((sum, count) => sum + count / Math.log2(most), 0) / 6;
  };
}
