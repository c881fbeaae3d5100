import { sharedWords } from '../../content-words.js';
import { namesSelf } from '../../language/names-self.js';
import { clausesIn } from '../../language/statements.js';
import { asks } from '../../language/unmarked-questions.js';
import type { Entry, EntryKind } from '../entry.js';

/** People who go on with a question of their own do so right away, in lines; answers that they got come later. */
const TAKEN_WITHIN = 3;
const LEARNED_WITHIN = 25;
/** How an answer reads that settles something. */
const SETTLED: ReadonlySet<EntryKind> = new Set(['decision', 'done', 'recovery', 'ruledOut']);
const SHORT = 45;

/**
 * Whether people answer their own question: by taking it on, as in `procurement, I'll open a ticket`, or later with what
 * they learned.
 */
export function answersOwn(entry: Entry, question: Entry): boolean {
  const { line, place, kind, words } = entry;
  if (line.kind !== 'said' || line.userId !== question.line.userId || line.thread !== question.line.thread)
    return false;
  const distance = place - question.place;
  if (distance < 1 || question.text.length > SHORT || !asks(question.text)) return false;
  if (distance <= TAKEN_WITHIN && clausesIn(entry.text).some(namesSelf)) return true;
  if (distance < 2 || distance > LEARNED_WITHIN || !SETTLED.has(kind)) return false;
  return sharedWords(words, question.words) >= Math.max(1, question.words.size / 2);
}
