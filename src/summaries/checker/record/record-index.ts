import { conceptsIn } from '../../language/concepts.js';
import { type Cues, readCues } from '../../language/cues-in.js';
import { findLanguage } from '../../language/language-of.js';
import type { TranscriptLine } from '../../transcript.js';
import { addTo } from './add-to.js';
import { textOf } from './evidence.js';
import { WordIndex } from './word-index.js';

/** A line with its cues. */
export interface ReadLine {
  line: TranscriptLine;
  cues: Cues;
}

/** `I take the firmware back.` */
export const TAKES_BACK = /\b[Ii] (?:take|took) (?:\S{1,30} ){1,3}back\b/;

/**
 * An index of a whole record for the checks. Each line is read once, however many claims and sentences are compared.
 */
export class RecordIndex {
  readonly #read: ReadLine[] = [];
  readonly #words = new WordIndex();
  readonly #bySk = new Map<string, TranscriptLine>();
  readonly #byTime = new Map<string, TranscriptLine[]>();
  readonly #byThread = new Map<string, TranscriptLine[]>();
  readonly #people = new Set<string>();
  readonly #speakers = new Set<string>();
  readonly #corrections: TranscriptLine[] = [];

  add(line: TranscriptLine): void {
    const { sk, at, thread, who, kind, text } = line;
    const cues = readCues(text, findLanguage(text));
    this.#read.push({ line, cues });
    this.#words.add(wordsOf(line));
    this.#bySk.set(sk, line);
    addTo(this.#byTime, at, line);
    if (thread !== undefined) addTo(this.#byThread, thread, line);
    this.#people.add(who);
    if (kind !== 'bot') this.#speakers.add(who);
    if (cues.has('correction') || TAKES_BACK.test(text)) this.#corrections.push(line);
  }

  /** Everyone's name, bots' included. */
  get people(): ReadonlySet<string> {
    return this.#people;
  }

  /** The names of people. */
  get speakers(): ReadonlySet<string> {
    return this.#speakers;
  }

  /** The lines that correct or take back something, in order. */
  get corrections(): readonly TranscriptLine[] {
    return this.#corrections;
  }

  line(sk: string): TranscriptLine | undefined {
    return this.#bySk.get(sk);
  }

  /** The replies in some threads. */
  repliesIn(threads: ReadonlySet<string>): TranscriptLine[] {
    return [...threads].flatMap((thread) => this.#byThread.get(thread) ?? []);
  }

  /** The first messages of the threads that some lines are in. */
  parentsOf(lines: readonly TranscriptLine[]): TranscriptLine[] {
    const threads = new Set(lines.flatMap(({ thread }) => thread ?? []));
    return [...threads].flatMap((thread) => this.#byTime.get(thread) ?? []);
  }

  /** The lines with at least this many of some words. */
  linesWith(words: ReadonlySet<string>, least: number): ReadLine[] {
    const shared = this.#words.countShared(words);
    return this.#read.filter((_, place) => (shared[place] ?? 0) >= least);
  }

  /** The lines with the most of some words, newest first among equals. */
  nearest(words: ReadonlySet<string>, most: number): TranscriptLine[] {
    const shared = this.#words.countShared(words);
    const byShared: TranscriptLine[][] = [];
    for (const [place, { line }] of this.#read.entries()) {
      const count = shared[place] ?? 0;
      if (count === 0) continue;
      const group = byShared[count] ?? [];
      group.push(line);
      byShared[count] = group;
    }
    // Reversed, the lines with the most words come first, and among those the newest.
    return byShared.flat().slice(-most).reverse();
  }
}

/** The words of a line and its author, with synonyms and translations folded into one. */
export function wordsOf(line: TranscriptLine): Set<string> {
  return conceptsIn(`${line.who} ${textOf(line)}`);
}
