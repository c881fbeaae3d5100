import type { Entry, EntryKind } from '../../state/entry.js';
import { WORD_CLASSES } from '../../state/reading/word-classes.js';
import { FIRST_PERSON } from './fit-type.js';

/** Asks who did something. */
const PAST =
  /^\W{0,3}(?:who(?:'s| has| had| did| was| were)? (?:\p{L}{1,12} ){0,2}?(?:\p{L}{2,20}ed|made|took|put|set|found|broke|sent|gave|wrote|ran|cut)|wer (?:hat|war|hatte)|qui[eé]n \p{L}{2,20}ó|qui a|quem \p{L}{2,20}(?:ou|eu|iu))(?!\p{L})|誰が.{1,20}た(?:の|ん)?(?:ですか|か)?\W{0,3}$/iu;
/** Nothing that's only asked, forbidden or proposed was done by the person who says so. */
const NOT_DONE: ReadonlySet<EntryKind> = new Set(['prohibition', 'proposal', 'question']);
/** `The rule was changed at 6` leaves open who changed it. */
const PASSIVE =
  /(?<!\p{L})(?:was|were|has been|have been|got|wurden?|ist|sind|fue|fueron|ha sido|se \p{L}{2,20}ó|a été|ont été|foi|foram) (?:[\p{L}\p{N}:]{1,12} ){0,5}?(?:\p{L}{2,20}ed|ge\p{L}{2,20}t|ge\p{L}{2,20}en|\p{L}{2,20}ert|\p{L}{2,20}[ai]d[oa]s?|\p{L}{2,20}ée?s?)(?!\p{L})|されました|されて/iu;
const BY = /(?<!\p{L})(?:by|von|vom|durch|por|par|pelo|pela)(?!\p{L})|によ/iu;
const ROLE = WORD_CLASSES.find(([name]) => name === 'role')?.[1];

/** Whether a statement may name the person who did what's asked about. True for other questions. */
export function mayNameActor(question: string, people: ReadonlySet<string>): (entry: Entry) => boolean {
  if (!PAST.test(question.replaceAll('’', "'"))) return () => true;
  return ({ kind, text, cues }) => {
    if (NOT_DONE.has(kind) || cues.has('request')) return false;
    if (!PASSIVE.test(text) || BY.test(text) || ROLE?.test(text) || FIRST_PERSON.test(text)) return true;
    const words = text.toLowerCase().match(/\p{L}{2,30}/gu) ?? [];
    return words.some((word) => people.has(word));
  };
}
