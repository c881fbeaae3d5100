import { cuesIn } from '../language/cues-in.js';
import type { Entry, EntryKind } from '../state/entry.js';
import { leavesOpen } from './passages/leaves-open.js';
import { reportsQuestion } from './passages/reports-question.js';
import type { Question } from './question/read-question.js';

const UNFINISHED: ReadonlySet<EntryKind> = new Set(['progress', 'next', 'proposal', 'hypothesis']);
/**
 * Something that was only planned or suspected has no time at which it happened; something in progress has at least
 * started.
 */
const NOT_DONE: ReadonlySet<EntryKind> = new Set(['next', 'proposal', 'hypothesis']);
const ABOUT_FUTURE =
  /(?<!\p{L})(?:will|going to|plan\w*|should|can|may|must|have to|need to|allowed|werden|wird|soll\w*|kann|können|darf|dürfen|muss|müssen|brauchen|erlaubt|puedo|podemos|puede|deber\w{1,4}|debemos|hay que|hace falta|tenemos que|va a|van a|vamos a|peut-on|puis-je|peut|doit|doit-on|faut-il|il faut|faut|va-t|va|pode|posso|podemos|dá pra|vai|vamos|deve|precisa|precisamos|é preciso)(?!\p{L})|て(?:も)?いい|ちゃだめ|べき|必要|予定|ますか/iu;
const ABOUT_PAST =
  /^\W{0,3}(?:when (?:did|was|were|had)|since when|wann (?:war|wurde|hat|haben|ging|kam|fing)|cuándo (?:fue|se )|quand (?:a|ont|est-ce que)|quando (?:foi|foram|\p{L}{2,20}(?:ou|eu|iu)))(?!\p{L})|いつ.{0,30}(?:た|だ)(?:か|の)?\W{0,3}$/iu;
/** `When will it be fixed`: no line about what happened has the answer. */
const ABOUT_WHEN_TO_COME =
  /^\W{0,3}(?:and |so )?(?:(?:by )?when (?:will|'ll|are (?:we|you|they) going to|is .{1,40} going to|can|should)|when's .{1,40} going to|(?:bis )?wann (?:wird|werden|kommt|kommen|soll\w{0,3}|kann|können|geht .{1,40} wieder)|cuándo (?:va|van|vamos|estar\p{L}{1,4}|habr\p{L}{1,3}|podr\p{L}{1,4}|\p{L}{2,20}r(?:á|án|emos))|quand (?:est-ce que .{1,40} (?:va|vont|sera|seront|pourra)|va|vont|sera|seront|pourra\p{L}{0,3})|quando (?:vai|vão|vamos|estar\p{L}{1,3}|será|serão|podemos|pode))(?!\p{L})|いつ.{0,30}(?:る|ます|予定|見込み)(?:か|の|ですか)?\W{0,3}$/iu;
const HAPPENED: ReadonlySet<EntryKind> = new Set(['done', 'recovery', 'impact', 'cause', 'ruledOut']);
/** Announces something, even where it was decided. */
const TO_COME =
  /(?<!\p{L})(?:will|'ll|going to|gonna|werden|wird|werde|vamos a|va a|on va|vai|vamos)(?!\p{L})|予定/iu;

/** `Not me` names no one. */
const NOT_ME =
  /^(?:not me|wasn't me|(?:me|i) neither|me too|same here|(?:das war )?ich (?:auch )?nicht|yo (?:no|tampoco)|pas moi|moi non plus|eu não|nem eu|(?:私|僕)(?:じゃ|では)(?:ない|ありません)(?:です)?)[\s.!。]*$/iu;

/** What's asked about may itself be that someone asked. */
const ABOUT_ASKING: ReadonlySet<Question['type']> = new Set(['open', 'said', 'who', 'happened', 'reporter']);

/** `I don't know, legal will say` answers nothing. */
const SAYS_NOTHING_MAX = 3;

/** Whether a statement may be quoted as an answer. A plan, a wish or an order doesn't show that something was done. */
export function isQuotable(
  entry: Pick<Entry, 'kind' | 'text' | 'cues' | 'words' | 'asked'>,
  { type, text: question, isNow }: Pick<Question, 'type' | 'text'> & Partial<Pick<Question, 'isNow'>>,
): boolean {
  const { kind, text, cues, words } = entry;
  const plain = text.replaceAll('’', "'");
  if (type !== 'open' && words.size <= SAYS_NOTHING_MAX && cues.has('unknown')) return false;
  if (type !== 'open' && leavesOpen(entry)) return false;
  if (passesOnQuestion(type, plain)) return false;
  if (type === 'who' && NOT_ME.test(plain)) return false;
  if (type === 'yesNo' && !ABOUT_FUTURE.test(question) && isUnfinished(entry, isNow)) return false;
  const isWanted = NOT_DONE.has(kind) || (kind === 'decision' && cues.has('request'));
  if (type === 'when' && isWanted && ABOUT_PAST.test(question)) return false;
  if (type === 'when' && HAPPENED.has(kind) && ABOUT_WHEN_TO_COME.test(question) && !TO_COME.test(plain))
    return false;
  const mayAsk = type === 'open' || type === 'who' || !/[?？]\s*$/.test(text);
  // Shown with the question that it answers, `me` is enough.
  return (kind !== 'question' || mayAsk) && (text.length > 2 || entry.asked !== undefined);
}

/** Whether a statement is only about the future. Asked about now, `not today` still answers: it isn't so yet. */
function isUnfinished({ kind, text }: Pick<Entry, 'kind' | 'text'>, isNow = false): boolean {
  if (kind === 'prohibition') return true;
  if (isNow && kind !== 'proposal' && cuesIn(text).hasAny('negation', 'failure')) return false;
  if (kind === 'decision') return TO_COME.test(text.replaceAll('’', "'"));
  return UNFINISHED.has(kind) && !(kind === 'progress' && cuesIn(text).hasAny('failure', 'recovery'));
}

/** Whether a statement only says what others ask. A number in it may be how many asked. */
function passesOnQuestion(type: Question['type'], text: string): boolean {
  if (ABOUT_ASKING.has(type) || (type === 'amount' && /\d/.test(text))) return false;
  return reportsQuestion(text);
}
