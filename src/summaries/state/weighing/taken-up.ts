import { eventKind } from '../../../incidents/event-catalog.js';
import type { TranscriptLine } from '../../transcript.js';
import type { WordCounts } from '../count-words.js';
import type { Entry } from '../entry.js';

/** Names of the signals below. */
export const TAKEN_UP = ['restated', 'resolved', 'rare', 'words', 'parts', 'beforeStatus'] as const;

/** Only this many of the latest kept lines are compared with earlier ones. Bounds the time for a long incident. */
const KEPT_MAX = 60;
/** One shared word may be chance, and a short statement shares its words with many others. */
const SHARED_MIN = 2;
const WORDS_MIN = 4;
const WORDS_MAX = 20;
const PARTS_MAX = 5;
/** How many lines before a status change may explain it. */
const BEFORE_MAX = 8;
/** A word in more statements than this isn't specific to any. */
const RARE_MAX = 2;

/**
 * Signals of what came of a statement: whether the lines written for the record repeat it, whether it resembles the
 * resolution, and how much else its message says.
 */
export function takenUpIn(entries: readonly Entry[], counts: WordCounts): (entry: Entry) => number[] {
  const restatedIn = restatementsIn(entries);
  const resolution = wordsOfResolution(entries);
  const parts = partsByLine(entries);
  const nextStatusAfter = statusChangesIn(entries);
  return (entry) => {
    const { words, line } = entry;
    const sharesOf = (isCounted: (word: string) => boolean) => share(words, isCounted);
    return [
      restatedIn(entry),
      line.kind === 'change' ? 0 : sharesOf((word) => resolution.has(word)),
      sharesOf((word) => (counts.get(word) ?? 0) <= RARE_MAX),
      Math.min(WORDS_MAX, words.size) / WORDS_MAX,
      Math.min(PARTS_MAX, parts.get(line.sk) ?? 1) / PARTS_MAX,
      line.kind === 'bot' ? 0 : Math.max(0, 1 - (nextStatusAfter(entry) - entry.place) / BEFORE_MAX),
    ];
  };
}

function share(words: ReadonlySet<string>, isCounted: (word: string) => boolean): number {
  let counted = 0;
  for (const word of words) if (isCounted(word)) counted += 1;
  return counted / Math.max(1, words.size);
}

/** Whether a line was written or marked for the record, or announced. People repeat there what mattered to them. */
function isKept({ kind, isKey, type = '', text }: TranscriptLine): boolean {
  if (isKey || kind === 'note') return true;
  const { digest } = eventKind(type);
  return kind === 'change' && text !== '' && (digest === 'quoted' || digest === 'result');
}

/** The largest share of a statement that one later kept line repeats, 0 to 1. */
function restatementsIn(entries: readonly Entry[]): (entry: Entry) => number {
  const kept = entries.filter(({ line }) => isKept(line)).slice(-KEPT_MAX);
  const keptWith = new Map<string, number[]>();
  for (const [i, { words }] of kept.entries())
    for (const word of words) keptWith.set(word, [...(keptWith.get(word) ?? []), i]);
  return ({ words, place }) => {
    const shared = new Uint16Array(kept.length);
    for (const word of words) for (const i of keptWith.get(word) ?? []) shared[i] = (shared[i] ?? 0) + 1;
    let most = 0;
    for (const [i, count] of shared.entries())
      if (count >= SHARED_MIN && (kept[i]?.place ?? 0) > place) most = Math.max(most, count);
    return most / Math.max(WORDS_MIN, words.size);
  };
}

/** The words of the lines that resolved or closed the incident. */
function wordsOfResolution(entries: readonly Entry[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const entry of entries) if (isEnd(entry.line)) for (const word of entry.words) words.add(word);
  return words;
}

function isEnd({ kind, detail: { to } }: TranscriptLine): boolean {
  return kind === 'change' && (to === 'RESOLVED' || to === 'CLOSED');
}

/** The number of statements in each line. */
function partsByLine(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const parts = new Map<string, number>();
  for (const { line } of entries) parts.set(line.sk, (parts.get(line.sk) ?? 0) + 1);
  return parts;
}

/** The index of the next status or severity change after an entry; Infinity if there's none. */
function statusChangesIn(entries: readonly Entry[]): (entry: Entry) => number {
  const changes = entries.filter(({ line }) => line.kind === 'change' && line.detail.to !== undefined);
  const places = [...new Set(changes.map(({ place }) => place))];
  return ({ place }) => places.find((one) => one > place) ?? Infinity;
}
