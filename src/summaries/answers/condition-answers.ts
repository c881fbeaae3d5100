import { conceptsIn } from '../language/concepts.js';
import { clausesIn } from '../language/statements.js';
import type { Entry, EntryKind, IncidentState } from '../state/entry.js';
import { type Health, healthIn, isHealthWord } from './health.js';
import type { Question } from './read-question.js';
import type { Wanted } from './wanted.js';

/** Says nothing about how something is. */
const UNSURE: ReadonlySet<EntryKind> = new Set(['hypothesis', 'next', 'proposal', 'prohibition']);
const SHOWN_MAX = 2;
/** How well a word needs to match. */
const MATCHES_MIN = 0.7;

/**
 * The newest statements about how something is, if the question asks whether it's affected, works or is to blame: `amex
 * goes through` for `is amex affected?`, `nginx looks clean` for `is it nginx?`. Undefined if nobody said or the question is
 * about more; empty if what they said may be over.
 */
export function conditionAnswers(state: IncidentState, question: Question): Entry[] | undefined {
  const { type, text, wanted } = question;
  if (type !== 'yesNo' && type !== 'blame') return undefined;
  const subject = wanted.filter((one) => !isHealthWord(one.word) && one.kinds.length === 0);
  const asksHealth = type === 'blame' || healthIn(text, 'question') !== undefined;
  if (!asksHealth || subject.length === 0 || subject.some(({ isUnknown }) => isUnknown)) return undefined;
  const isAbout = (entry: Entry) => subject.every((word) => has(entry.words, word));
  if (type === 'blame' && state.entries.some((one) => isKnownCause(one) && isAbout(one))) return undefined;
  const found = state.entries.filter(
    (entry) => isStated(entry) && isAbout(entry) && says(entry, subject, type),
  );
  const newest = found.slice(-SHOWN_MAX).reverse();
  if (!newest[0]) return undefined;
  return mayBeOver(newest[0], state, question) ? [] : newest;
}

/** Whether something was hit stays true. */
const ASKS_AFFECTED =
  /(?<!\p{L})(?:affected|impacted|hit|betroffen|afectad\p{L}{1,2}|touchée?s?|affectée?s?|impactée?s?|afetad\p{L}{1,2}|atingid\p{L}{1,2})(?!\p{L})|影響/iu;

function isRecovery({ kind, fate, cues }: Entry): boolean {
  return fate === 'holds' && !UNSURE.has(kind) && (kind === 'recovery' || cues.has('recovery'));
}

/** Trouble from before something recovered isn't how it is now. */
function mayBeOver({ text, place }: Entry, state: IncidentState, question: Question): boolean {
  if (ASKS_AFFECTED.test(question.text) || healthIn(text, 'statement') === 'fine') return false;
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
    if (!head || !has(conceptsIn(clause), head)) return false;
    const health: Health | undefined = healthIn(clause, 'statement');
    return type === 'blame' ? health === 'fine' : health !== undefined;
  });
}

function has(words: ReadonlySet<string>, { forms }: Wanted): boolean {
  return [...forms].some(([form, share]) => share >= MATCHES_MIN && words.has(form));
}
