import { eventKind } from '../../incidents/event-catalog.js';
import type { CueKind } from '../language/cues/cue-list.js';
import type { Cues } from '../language/cues-in.js';
import type { TranscriptLine } from '../transcript.js';
import type { Entry, EntryKind, Signals } from './entry.js';

const NUMBER = /(?<![\w.])\d[\d.,]*/g;
const NAME = /(?<=\S )(?:\p{Lu}[\p{L}\p{N}]+|[\p{L}\p{N}]+[_.-][\p{L}\p{N}_.-]*)/gu;
const CLOCK_FIRST = /^(?:at |um |à )?(?:[01]?\d|2[0-3]):[0-5]\d\b/i;

const CUES: readonly CueKind[] = [
  'affected',
  'failure',
  'cause',
  'decision',
  'done',
  'ongoing',
  'plan',
  'request',
  'chatter',
  'universal',
  'negation',
  'proposal',
  'asking',
];

export interface Signaled {
  line: TranscriptLine;
  text: string;
  cues: Cues;
  kind: EntryKind;
  /** 0 at the start of the incident, 1 at its end. */
  progress: number;
  /** How much people write here: 1 for whole sentences, down to 0.35 for a few words. */
  brevity: number;
  isAnswer: boolean;
  isLabeled: boolean;
}

export function signalsOf({
  line,
  text,
  cues,
  kind,
  progress,
  brevity,
  isAnswer,
  isLabeled,
}: Signaled): Signals {
  const length = text.length / brevity;
  return {
    numbers: Math.min(3, text.match(NUMBER)?.length ?? 0) / 3,
    names: Math.min(3, text.match(NAME)?.length ?? 0) / 3,
    clockFirst: Number(CLOCK_FIRST.test(text)),
    kept: Number(line.isKey),
    change: Number(line.kind === 'change' && eventKind(line.type ?? '').digest !== 'background'),
    bot: Number(line.kind === 'bot'),
    labeled: Number(isLabeled),
    answer: Number(isAnswer),
    length: Math.min(1, length / 60),
    longer: Math.min(1, Math.max(0, length - 60) / 120),
    late: Number(progress > 0.9),
    [`kind ${kind}`]: 1,
    ...Object.fromEntries(CUES.filter((one) => cues.has(one)).map((one) => [`cue ${one}`, 1])),
  };
}

/** How much an incident's most frequent words are in a statement, 0 to 1. Deliberately kept lines count three times. */
export function topicsOf(entries: readonly Entry[]): (entry: Entry) => number {
  const counts = new Map<string, number>();
  for (const { line, words } of entries) {
    const votes =
      line.kind === 'note' || line.kind === 'change' || line.isKey ? 3 : line.kind === 'bot' ? 0.2 : 1;
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + votes);
  }
  const most = Math.log2(Math.max(2, ...counts.values()));
  return ({ words }) => {
    const top = [...words].map((word) => Math.log2(Math.max(1, counts.get(word) ?? 1))).sort((a, b) => b - a);
    return top.slice(0, 6).reduce((sum, count) => sum + count / most, 0) / 6;
  };
}
