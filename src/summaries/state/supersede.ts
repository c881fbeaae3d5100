import { sharedWords } from '../content-words.js';
import { flatMapYielding } from '../flat-map-yielding.js';
import { conceptsIn } from '../language/concepts.js';
import type { WordCounts } from './count-words.js';
import { withDeniedNumber } from './denied-numbers.js';
import { type Denied, deniedIn, isCorrection } from './denied-words.js';
import type { Entry, EntryKind } from './entry.js';
import { Counts } from './recount.js';
import { isMeasurement, MEASURED, measuresAgain, remeasure } from './remeasure.js';
import { undoneBy } from './undone.js';

/** A word said in a larger share of the lines is about the incident, not about one theory. */
const EVERYWHERE = 0.12;
const RARE_MIN = 4;
/** How far back something may be taken back, and how many lines may lie between a question and its answer. */
const ANSWER_WITHIN = 25;

/** How many of each kind can still be taken back: the latest. Bounds the time that a long incident takes. */
const REACH = 80;

/** Takes back, in order, what later lines withdraw, overtake, answer or finish. Changes the entries' fates. */
export async function supersede(entries: readonly Entry[], said: WordCounts): Promise<void> {
  const isTelling = tellingWords(said, entries);
  const open = { claims: new Latest(), plans: new Latest(), questions: new Latest(), measured: new Latest() };
  const counts = new Counts();
  await flatMapYielding(entries, (entry) => {
    if (entry.kind === 'ruledOut' || isCorrection(entry)) withdraw(entry, open.claims.holding(), isTelling);
    const words = tellingOf(entry, isTelling);
    if (measuresAgain(entry)) remeasure(entry, open.measured.holding(), words);
    if (COUNTS.has(entry.kind) && entry.line.kind !== 'bot')
      for (const older of counts.add(entry))
        if (older.fate === 'holds' && !older.line.isKey) correct(older, entry);
    const undone = undoneBy(entry, open.claims.holding(), words);
    if (undone !== undefined) end(undone, 'withdrawn', entry);
    for (const older of withDeniedNumber(entry, open.claims.holding())) correct(older, entry);
    if (FINISHES.has(entry.kind)) overtake(entry, open.plans.holding(), words);
    if (entry.kind !== 'question') answer(entry, open.questions.holding(), isTelling);
    if (WITHDRAWABLE.has(entry.kind)) open.claims.add(entry);
    if (entry.kind === 'progress' || entry.kind === 'next') open.plans.add(entry);
    if (entry.kind === 'question') open.questions.add(entry);
    if (MEASURED.has(entry.kind) && isMeasurement(entry)) open.measured.add(entry);
    return [];
  });
}

const COUNTS: ReadonlySet<EntryKind> = new Set(['impact', 'cause', 'context', 'done', 'recovery']);

const FINISHES: ReadonlySet<EntryKind> = new Set(['done', 'recovery', 'progress']);

/** The latest entries that still hold. */
class Latest {
  #entries: Entry[] = [];

  add(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#entries.length > 2 * REACH) this.#entries = this.#entries.slice(-REACH);
  }

  holding(): Entry[] {
    // Most of the time nothing ended, and nothing has to be copied.
    if (this.#entries.some(({ fate }) => fate !== 'holds'))
      this.#entries = this.#entries.filter(({ fate }) => fate === 'holds');
    return this.#entries;
  }
}

type IsTelling = (word: string) => boolean;

/** `#4127` is a name. */
const ID = /#(\d{2,12})(?!\d)/g;

function tellingWords(counts: WordCounts, entries: readonly Entry[]): IsTelling {
  const most = Math.max(RARE_MIN, entries.length * EVERYWHERE);
  const ids = new Set(
    entries.flatMap(({ text }) =>
      text.includes('#') ? [...text.matchAll(ID)].map(([, id = '']) => id) : [],
    ),
  );
  const everywhere = new Set([...counts].filter(([, count]) => count > most).map(([word]) => word));
  return (word) => (!isNumber(word) || ids.has(word)) && !everywhere.has(word);
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= ZERO && first <= NINE;
}

const [ZERO, NINE] = ['0'.charCodeAt(0), '9'.charCodeAt(0)];

function tellingOf({ words }: Entry, isTelling: IsTelling): ReadonlySet<string> {
  const telling = new Set<string>();
  for (const word of words) if (isTelling(word)) telling.add(word);
  return telling;
}

const WITHDRAWABLE: ReadonlySet<EntryKind> = new Set([
  'ruledOut',
  'cause',
  'hypothesis',
  'impact',
  'context',
  'progress',
  'done',
  'recovery',
]);

function withdraw(denial: Entry, earlier: readonly Entry[], isTelling: IsTelling): void {
  const { said, meant } = deniedIn(denial);
  const telling = (words: ReadonlySet<string>) => new Set([...words].filter(isTelling));
  const denied = { said: telling(said), meant: telling(meant) };
  const corrects = isCorrection(denial);
  for (const entry of earlier) {
    if (!WITHDRAWABLE.has(entry.kind) || entry.fate !== 'holds' || entry.line === denial.line) continue;
    if (isDenied(entry, { denial, denied, corrects })) end(entry, 'withdrawn', denial);
  }
  if (corrects) replaceNumber(denial, earlier);
}

/** `Yes that's it I think.`: what it's about, the rest of the message says. */
const BARE = 2;

function wordsOfTheory({ words, line }: Entry): ReadonlySet<string> {
  return words.size < BARE ? conceptsIn(line.text) : words;
}

interface Denial {
  denial: Entry;
  denied: Denied;
  corrects: boolean;
}

function isDenied(entry: Entry, { denial, denied, corrects }: Denial): boolean {
  const shared = sharedWords(denied.said, entry.words);
  // What was ruled out is only taken back outright.
  if (entry.kind === 'ruledOut' && !corrects) return false;
  const isParent = entry.line.at === denial.line.thread;
  const isTheory = entry.kind === 'hypothesis' || (entry.kind === 'cause' && entry.isLabeled);
  if (isTheory) return isParent || sharedWords(denied.meant, wordsOfTheory(entry)) > 0;
  if (entry.kind === 'impact' || entry.line.isKey) return false;
  if (corrects) return shared > (entry.kind === 'recovery' ? 1 : 0);
  return entry.kind === 'cause' && shared >= 3;
}

const DIGITS = /\d[\d.,]*\d|\d/g;

/** `Correction: it's 1,190` replaces the last number that the same person gave, and says what that said. */
function replaceNumber(denial: Entry, earlier: readonly Entry[]): void {
  if (!/\d/.test(denial.text)) return;
  const last = earlier.findLast(({ line, text }) => line.userId === denial.line.userId && /\d{2}/.test(text));
  if (!last || denial.place - last.place > ANSWER_WITHIN || last.fate !== 'holds') return;
  // `#4127 was innocent` gives no other number.
  const known = new Set(last.text.match(DIGITS));
  if (!denial.text.match(DIGITS)?.some((one) => !known.has(one))) return;
  correct(last, denial);
  if (COUNTS.has(last.kind) && !denial.isLabeled) denial.kind = last.kind;
}

function correct(entry: Entry, by: Entry): void {
  end(entry, 'overtaken', by);
  entry.isCorrected = true;
}

/** Newer progress on the same thing, and what is done, replace plans, progress and measurements. */
function overtake(entry: Entry, earlier: readonly Entry[], words: ReadonlySet<string>): void {
  for (const older of earlier) {
    if (older.fate !== 'holds' || older.line === entry.line) continue;
    // Progress doesn't finish what was only planned.
    if (older.kind === 'next' && entry.kind === 'progress') continue;
    const shared = sharedWords(words, older.words);
    const inThread =
      entry.line.thread !== undefined && (older.line.thread ?? older.line.at) === entry.line.thread;
    if (older.kind === 'progress' && (shared > 1 || (inThread && shared > 0))) end(older, 'overtaken', entry);
    const isKept = isSameTask(older, entry) || shared >= Math.max(2, older.words.size / 2);
    if (older.kind === 'next' && isKept) end(older, 'kept', entry);
  }
}

/** The table says which task was finished, whatever its words: "roll back" may be in every second line. */
function isSameTask(older: Entry, entry: Entry): boolean {
  const { task } = entry.line.detail;
  return task !== undefined && older.line.detail.task === task;
}

/** A question is closed by a reply that says something, or soon after by a line about the same. */
function answer(entry: Entry, earlier: readonly Entry[], isTelling: IsTelling): void {
  if (earlier.length === 0 || entry.cues.has('unknown')) return;
  for (const question of withinReach(entry, earlier)) {
    if (question.fate !== 'holds' || question.line === entry.line) continue;
    if (closes(entry, question)) end(question, 'answered', entry);
    else if (entry.kind === 'cause' && isKnown(entry, question, isTelling)) end(question, 'answered', entry);
  }
}

/** The questions that an entry may close: only in a thread, or when the cause is known, some from longer ago. */
function withinReach(entry: Entry, questions: readonly Entry[]): readonly Entry[] {
  if (entry.line.thread !== undefined || entry.kind === 'cause') return questions;
  const tooOld = questions.findLastIndex(({ place }) => entry.place - place > ANSWER_WITHIN);
  return questions.slice(tooOld + 1);
}

const ASKS = /[?？]|ですか|ますか|ましたか/;

function closes(entry: Entry, question: Entry): boolean {
  const { thread, userId, kind } = entry.line;
  if (thread !== undefined && (thread === question.line.at || thread === question.line.thread))
    return ASKS.test(question.text);
  const isSoon =
    entry.place - question.place <= ANSWER_WITHIN && kind !== 'bot' && userId !== question.line.userId;
  if (!isSoon || sharedWords(entry.words, question.words) < Math.max(1, question.words.size * 0.34))
    return false;
  return ASKS.test(question.text);
}

/** `no cause yet` is closed by a cause. */
function isKnown(entry: Entry, question: Entry, isTelling: IsTelling): boolean {
  let shared = 0;
  for (const word of question.words) if (entry.words.has(word) && isTelling(word)) shared += 1;
  return shared >= Math.max(2, question.words.size / 2) && !ASKS.test(question.text);
}

function end(entry: Entry, fate: Entry['fate'], by: Entry): void {
  entry.fate = fate;
  entry.endedBy = by.line;
}
