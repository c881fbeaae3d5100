import { sharedWords } from '../../content-words.js';
import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import { languageOf } from '../../language/language-of.js';
import { clausesIn } from '../../language/statements.js';
import type { Entry, EntryKind } from '../entry.js';
import { end } from './end-entry.js';

/** People report in a few words what they were doing, soon after. */
const WITHIN = 25;
const REPORT_WORDS_MAX = 3;
/** `Checking`, `counting, give me 10`: its author's next statement is what came of it. */
const BARE_MAX = { spaced: 24, unspaced: 8 };
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ING_FIRST = /^\p{L}{3,16}ing(?!\p{L})/iu;
const BARE_WORDS_MAX = 1;
const BARE_WITHIN = 12;
const FINDS: ReadonlySet<EntryKind> = new Set(['impact', 'cause', 'done', 'recovery', 'ruledOut', 'context']);
const OPEN: ReadonlySet<EntryKind> = new Set(['question', 'proposal', 'hypothesis', 'prohibition', 'next']);
const NOT_DONE = ['negation', 'plan', 'hedge', 'request', 'ongoing'] as const;

/** Ends what people said they were doing once they report it done: `rotating now`, then `too late, already rotated`. */
export function finishOwn(entry: Entry, plans: readonly Entry[]): void {
  const { line, kind } = entry;
  if (line.kind !== 'said' || OPEN.has(kind) || plans.length === 0) return;
  const own = plans.filter((older) => isOwn(older, entry));
  if (own.length === 0) return;
  const reported = reportedIn(entry);
  for (const older of own)
    if (sharedWords(reported, older.words) > 0 || cameOfIt(entry, older)) end(older, 'overtaken', entry);
}

function isOwn({ kind, line, place, fate }: Entry, entry: Entry): boolean {
  if (kind !== 'progress' || fate !== 'holds' || line === entry.line || line.isKey) return false;
  if (entry.place - place > WITHIN) return false;
  return line.userId === entry.line.userId && line.thread === entry.line.thread;
}

/** The words of short clauses that report something done. */
function reportedIn({ text }: Entry): ReadonlySet<string> {
  const words = new Set<string>();
  for (const clause of clausesIn(text)) {
    const cues = cuesIn(clause, languageOf(text));
    const own = conceptsIn(clause);
    if (own.size > REPORT_WORDS_MAX || !cues.has('done') || cues.hasAny(...NOT_DONE)) continue;
    for (const word of own) words.add(word);
  }
  return words;
}

function cameOfIt({ kind, place, words }: Entry, { text, place: since }: Entry): boolean {
  if (!FINDS.has(kind) || words.size === 0 || place - since > BARE_WITHIN) return false;
  if (text.length > (UNSPACED.test(text) ? BARE_MAX.unspaced : BARE_MAX.spaced)) return false;
  return clausesIn(text).some(isBareWork);
}

/** `Good question, checking` */
function isBareWork(clause: string): boolean {
  if (conceptsIn(clause).size > BARE_WORDS_MAX) return false;
  return ING_FIRST.test(clause) || cuesIn(clause).hasAny('ongoing', 'searching');
}
