import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import { clausesIn } from '../language/statements.js';
import type { Entry, EntryKind, IncidentState } from '../state/entry.js';
import { healthIn, isHealthWord } from './passages/health.js';
import { namesAnother } from './passages/names-another.js';
import type { Question } from './question/read-question.js';
import type { Wanted } from './question/wanted.js';

/** Says nothing about how something is. */
const UNSURE: ReadonlySet<EntryKind> = new Set(['hypothesis', 'next', 'proposal', 'prohibition']);
const SHOWN_MAX = 2;
/** How well a word needs to match. */
const MATCHES_MIN = 0.7;

interface Condition {
  entries: Entry[];
  /** Something recovered since, so it may no longer be so. */
  mayBeOver: boolean;
}

/**
 * The newest statements about how something is, if the question asks whether it's affected, works or is to blame: `amex
 * goes through` for `is amex affected?`, `nginx looks clean` for `is it nginx?`. Undefined if nobody said, or if the
 * question is about more.
 */
export function conditionAnswers(state: IncidentState, question: Question): Condition | undefined {
  const { type, text, wanted } = question;
  if (type !== 'yesNo' && type !== 'blame') return undefined;
  const subject = wanted.filter((one) => !isHealthWord(one.word) && one.kinds.length === 0);
  const asksHealth = type === 'blame' || healthIn(text, 'question') !== undefined;
  if (!asksHealth || subject.length === 0 || subject.some(({ isUnknown }) => isUnknown)) return undefined;
  const isOther = namesAnother(text);
  const isAbout = (entry: Entry) => subject.every((word) => has(entry, word)) && !isOther(entry.text);
  if (type === 'blame' && state.entries.some((one) => isKnownCause(one) && isAbout(one))) return undefined;
  const said = state.entries.filter((entry) => isStated(entry) && isAbout(entry));
  const found = firstNotEmpty(
    ASKS_AFFECTED.test(text) ? said.filter((entry) => ASKS_AFFECTED.test(entry.text)) : [],
    said.filter((entry) => says(entry, subject, type)),
    ASKS_AFFECTED.test(text) ? said.filter(({ kind }) => kind === 'impact') : [],
  );
  const newest = found.slice(-SHOWN_MAX).reverse();
  return newest[0] && { entries: newest, mayBeOver: mayBeOver(newest[0], state, question) };
}

function firstNotEmpty(...lists: Entry[][]): Entry[] {
  return lists.find(({ length }) => length > 0) ?? [];
}

/** Whether something was hit stays true. */
const ASKS_AFFECTED =
  /(?<!\p{L})(?:affected|impacted|hit|betroffen|afectad\p{L}{1,2}|touchée?s?|affectée?s?|impactée?s?|afetad\p{L}{1,2}|atingid\p{L}{1,2})(?!\p{L})|影響/iu;

function isFine(text: string): boolean {
  return healthIn(text, 'statement') === 'fine' || cuesIn(text).has('recovery');
}

function isRecovery({ kind, fate, cues }: Entry): boolean {
  return fate === 'holds' && !UNSURE.has(kind) && (kind === 'recovery' || cues.has('recovery'));
}

/** Trouble from before something recovered isn't how it is now. */
function mayBeOver({ text, place }: Entry, state: IncidentState, question: Question): boolean {
  if (ASKS_AFFECTED.test(question.text) || isFine(text)) return false;
  return state.entries.some((later) => later.place > place && isRecovery(later));
}

function isStated({ kind, fate, line, text }: Entry): boolean {
  if (line.kind === 'bot' || UNSURE.has(kind) || /[?？]\s*$/.test(text)) return false;
  return fate !== 'withdrawn' && fate !== 'overtaken';
}

function isKnownCause({ kind, fate }: Entry): boolean {
  return kind === 'cause' && fate === 'holds';
}

/** Whether one clause names the subject's last word and says how it is. Only what's fine can't be to blame. */
function says({ text }: Entry, subject: readonly Wanted[], type: Question['type']): boolean {
  const head = subject.at(-1);
  return clausesIn(text).some((clause) => {
    if (!head || !has({ words: conceptsIn(clause) }, head)) return false;
    const health = healthIn(clause, 'statement');
    if (type === 'blame') return health === 'fine';
    return health !== undefined || cuesIn(clause).hasAny('recovery', 'failure');
  });
}

function has({ words }: Pick<Entry, 'words'>, { forms }: Wanted): boolean {
  return [...forms].some(([form, share]) => share >= MATCHES_MIN && words.has(form));
}
