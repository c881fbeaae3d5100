import { sharedWords } from '../../content-words.js';
import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import { clausesIn } from '../../language/statements.js';
import type { Entry } from '../entry.js';
import { needsDeed } from '../reading/offers.js';
import { end } from './end-entry.js';

/** So few words don't say what was done. */
const BARE = 2;

/** Newer progress on the same thing overtakes older progress; a completed action also ends plans. */
export function overtake(entry: Entry, earlier: readonly Entry[], words: ReadonlySet<string>): void {
  if (earlier.length === 0) return;
  const reported = reportedIn(entry);
  for (const older of earlier) {
    if (older.fate !== 'holds' || older.line === entry.line) continue;
    // Progress doesn't complete a plan.
    if (older.kind === 'next' && entry.kind === 'progress') continue;
    const shared = sharedWords(words, older.words);
    const inThread =
      entry.line.thread !== undefined && (older.line.thread ?? older.line.at) === entry.line.thread;
    const isDone = shared > 1 || (inThread && shared > 0) || finishesOwn(entry, reported, older);
    if (older.kind === 'progress' && isDone) end(older, 'overtaken', entry);
    const isKept = isSameTask(older, entry) || shared >= Math.max(2, older.words.size / 2);
    if (older.kind === 'next' && (isKept || keepsOffer(entry, older))) end(older, 'kept', entry);
  }
}

/** How many lines later people report what they offered to do, in a few words. */
const OFFER_WITHIN = 15;

/** Whether someone did what they took on: `can you fix it`, `on it`, `uploaded`. */
function keepsOffer(entry: Entry, { asked, line, place }: Entry): boolean {
  if (asked === undefined || entry.kind === 'progress' || entry.line.userId !== line.userId) return false;
  if (entry.place - place > OFFER_WITHIN) return false;
  return entry.words.size <= BARE || sharedWords(entry.words, conceptsIn(asked.text)) > 0;
}

/** What an entry reports as done in a word or two: `rollback done`. */
function reportedIn({ kind, text }: Entry): ReadonlySet<string> {
  const [first = ''] = kind === 'done' ? clausesIn(text) : [];
  const words = conceptsIn(first);
  return words.size <= BARE && cuesIn(first).has('done') ? words : new Set();
}

/** Whether someone reports as done what they said they were doing: `rolling back the gateway`, `rollback done`. */
function finishesOwn(entry: Entry, reported: ReadonlySet<string>, older: Entry): boolean {
  return entry.line.userId === older.line.userId && sharedWords(reported, older.words) > 0;
}

/** The table says which task was finished. Words can't: "roll back" may be in every second line. */
function isSameTask(older: Entry, entry: Entry): boolean {
  const { task } = entry.line.detail;
  return task !== undefined && older.line.detail.task === task;
}

/** An offer says what it takes on, so the need doesn't have to be shown, too. */
export function takeOn({ kind, asked, line }: Entry, stated: readonly Entry[]): void {
  if (asked === undefined || (kind !== 'next' && kind !== 'done')) return;
  for (const need of stated)
    if (need.line === asked.line && need.line !== line && need.text === asked.text && needsDeed(need.text))
      need.fate = 'answered';
}
