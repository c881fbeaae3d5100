import { sharedWords } from '../../content-words.js';
import type { Entry, EntryKind } from '../entry.js';

/** `took the clamp off again`, `back to 512`, `wieder zurück auf 512`. `Back at 16:02` says when it worked again. */
const UNDOES =
  /(?<!\p{L})(?:undone|undid|reverted|rolled (?:(?:it|that|this) )?back|(?:took|taken|pulled|switched|turned|put) (?:\S{1,20} ){1,4}(?:off|out|back) again|back (?:to|on) \d(?!\d?:\d)|rückgängig|zurückgenommen|zurückgedreht|wieder (?:zurück|raus|runter|abgeschaltet)|revert(?:í|ido|ida|imos|i)|deshecho|annulée?s?|remis comme avant|desfeito|desfiz)(?!\p{L})|元に戻し/iu;
const REPORTS: ReadonlySet<EntryKind> = new Set([
  'done',
  'recovery',
  'cause',
  'context',
  'impact',
  'ruledOut',
  'decision',
  'progress',
]);
/** If people undo something, they do it soon. */
const WITHIN = 25;

/** The action that an entry undoes: the last by the same person in the thread or on the same subject. */
export function undoneBy(
  undoing: Entry,
  earlier: readonly Entry[],
  words: ReadonlySet<string>,
): Entry | undefined {
  if (!REPORTS.has(undoing.kind) || !UNDOES.test(undoing.text)) return undefined;
  const { line, place } = undoing;
  const thread = line.thread ?? line.at;
  return earlier.findLast(
    (older) =>
      older.kind === 'done' &&
      older.fate === 'holds' &&
      !older.line.isKey &&
      older.line !== line &&
      older.line.userId === line.userId &&
      place - older.place <= WITHIN &&
      ((older.line.thread ?? older.line.at) === thread || sharedWords(words, older.words) > 0) &&
      !UNDOES.test(older.text),
  );
}
