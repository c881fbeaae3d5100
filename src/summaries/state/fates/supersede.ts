import { sharedWords } from '../../content-words.js';
import { flatMapYielding } from '../../flat-map-yielding.js';
import { conceptsIn } from '../../language/concepts.js';
import type { WordCounts } from '../count-words.js';
import type { Entry, EntryKind } from '../entry.js';
import { saysYes } from '../reading/begins-answer.js';
import { clears } from '../reading/clears.js';
import { saysFine } from '../reading/says-fine.js';
import { Announcements } from './announcements.js';
import { answerQuestions } from './answer-questions.js';
import { clearGuesses } from './clear-guesses.js';
import { confirmCause } from './confirmed-cause.js';
import { completeLevel, continueLevel } from './continue-level.js';
import { correctOneself } from './correct-oneself.js';
import { withDeniedNumber } from './denied-numbers.js';
import { type Denied, deniedIn, isCorrection } from './denied-words.js';
import { distinctiveOf, distinctiveWords, type IsDistinctive } from './distinctive-words.js';
import { correct, end } from './end-entry.js';
import { endPending } from './end-pending.js';
import { endWhatIsLeft } from './end-what-is-left.js';
import { endStates } from './ended-states.js';
import { finishOwn } from './finish-own.js';
import { overtake, takeOn } from './overtake.js';
import { Counts } from './recount.js';
import { isMeasurement, MEASURED, measuresAgain, remeasure } from './remeasure.js';
import { COUNTS, Mentions, recounts, replaceName, replaceNumber } from './replace-wording.js';
import { undoneBy } from './undone.js';

/** How many entries of each group can still be taken back: the latest. Bounds the time for a long incident. */
const REACH = 80;

/** Ends entries, in order, that later lines withdraw, overtake, answer or finish. Changes their fates. */
export async function supersede(entries: readonly Entry[], said: WordCounts): Promise<void> {
  const isDistinctive = distinctiveWords(said, entries);
  const open = {
    claims: new Latest(),
    plans: new Latest(),
    questions: new Latest(),
    measured: new Latest(),
    stated: new Latest(),
  };
  const counts = new Counts();
  const announcements = new Announcements();
  const mentions = new Mentions();
  await flatMapYielding(entries, (entry) => {
    if (entry.kind === 'ruledOut' || isCorrection(entry))
      withdraw(entry, { earlier: open.claims.holding(), isDistinctive, mentions });
    const words = distinctiveOf(entry, isDistinctive);
    clearGuesses(entry, open.claims.holding(), words);
    if (measuresAgain(entry)) remeasure(entry, open.measured.holding(), words);
    if (COUNTS.has(entry.kind) && entry.line.kind !== 'bot')
      for (const older of counts.add(entry))
        if (older.fate === 'holds' && !older.line.isKey && mayRecount(entry, older)) correct(older, entry);
    announcements.add(entry);
    const undone = undoneBy(entry, open.claims.holding(), words);
    if (undone !== undefined) end(undone, 'withdrawn', entry);
    if (recounts(entry) && mentions.hasNew(entry)) replaceNumber(entry, open.stated.holding());
    continueLevel(entry, open.measured.holding());
    endWhatIsLeft(entry, open.stated.holding());
    completeLevel(entry, open.stated.holding());
    endPending(entry, open.stated.holding(), words);
    confirmCause(entry, open.stated.holding());
    endStates(entry, open.stated.holding(), words);
    for (const older of withDeniedNumber(entry, open.claims.holding())) correct(older, entry);
    replaceName(entry, open.claims.holding());
    correctOneself(entry, open.stated.holding());
    finishOwn(entry, open.plans.holding());
    if (FINISHES.has(entry.kind)) overtake(entry, open.plans.holding(), words);
    if (entry.kind !== 'question') answerQuestions(entry, open.questions.holding(), isDistinctive);
    takeOn(entry, open.stated.holding());
    mentions.add(entry);
    if (WITHDRAWABLE.has(entry.kind)) open.claims.add(entry);
    if (entry.kind === 'progress' || entry.kind === 'next') open.plans.add(entry);
    if (entry.kind === 'question') open.questions.add(entry);
    else open.stated.add(entry);
    if (MEASURED.has(entry.kind) && isMeasurement(entry)) open.measured.add(entry);
    return [];
  });
}

/** `Import done, 412 records` doesn't put the confirmed cause `the import broke off at 200 records` right. */
function mayRecount({ kind }: Entry, older: Entry): boolean {
  if (older.kind !== 'cause' || older.sureness < 1) return true;
  return kind !== 'done' && kind !== 'recovery';
}

const FINISHES: ReadonlySet<EntryKind> = new Set(['done', 'recovery', 'progress']);

/** The latest entries that still hold. */
class Latest {
  #entries: Entry[] = [];

  add(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#entries.length > 2 * REACH) this.#entries = this.#entries.slice(-REACH);
  }

  holding(): Entry[] {
    // Most of the time, nothing has ended and nothing needs copying.
    if (this.#entries.some(({ fate }) => fate !== 'holds'))
      this.#entries = this.#entries.filter(({ fate }) => fate === 'holds');
    return this.#entries;
  }
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

interface Before {
  earlier: readonly Entry[];
  isDistinctive: IsDistinctive;
  mentions: Mentions;
}

function withdraw(denial: Entry, { earlier, isDistinctive, mentions }: Before): void {
  const { said, meant } = deniedIn(denial);
  const distinctive = (words: ReadonlySet<string>) => {
    const own = new Set([...words].filter(isDistinctive));
    // `Not the reindex then`: what everyone talks about may be what it isn't.
    return own.size === 0 && clears(denial.text) ? words : own;
  };
  const denied = { said: distinctive(said), meant: distinctive(meant) };
  const corrects = isCorrection(denial);
  for (const entry of earlier) {
    if (!WITHDRAWABLE.has(entry.kind) || entry.fate !== 'holds' || entry.line === denial.line) continue;
    if (isDenied(entry, { denial, denied, corrects })) end(entry, 'withdrawn', denial);
  }
  if (corrects && mentions.hasNew(denial)) replaceNumber(denial, earlier);
}

/** `Yes that's it I think.` has too few words; the rest of the message says what it's about. */
const BARE = 2;

function wordsOfTheory({ kind, words, line, asked }: Entry): ReadonlySet<string> {
  if (asked !== undefined && kind === 'hypothesis') return new Set([...words, ...conceptsIn(asked.text)]);
  return words.size < BARE ? conceptsIn(line.text) : words;
}

/** `Yeah, the reindex is killing it` goes with the guess that it agrees to. */
function confirmsGuess({ asked, text }: Entry): boolean {
  return asked !== undefined && saysYes(text);
}

/** Below this probability, a cause may be a guess, and needs less to be taken back. */
const SURE = 0.5;

interface Denial {
  denial: Entry;
  denied: Denied;
  corrects: boolean;
}

function isDenied(entry: Entry, { denial, denied, corrects }: Denial): boolean {
  const shared = sharedWords(denied.said, entry.words);
  // Only an explicit correction takes back something that was ruled out.
  if (entry.kind === 'ruledOut' && !corrects) return false;
  const isParent = entry.line.at === denial.line.thread || entry.line === denial.asked?.line;
  const isTheory =
    entry.kind === 'hypothesis' || (entry.kind === 'cause' && entry.isLabeled) || confirmsGuess(entry);
  if (isTheory) return isParent || sharedWords(denied.meant, wordsOfTheory(entry)) > 0;
  // What was asked about is what a no is about, however surely it was read as a cause.
  if (
    entry.kind === 'cause' &&
    (entry.sureness < SURE || saysFine(denial.text)) &&
    denial.asked &&
    sharedWords(denied.meant, entry.words) > 0
  )
    return true;
  if (entry.kind === 'impact' || entry.line.isKey) return false;
  // Taking back the reason doesn't undo the action.
  if (corrects && entry.kind === 'done') return shared > 1 && shared >= entry.words.size / 2;
  if (corrects) return shared > (entry.kind === 'recovery' ? 1 : 0);
  return entry.kind === 'cause' && shared >= 3;
}
