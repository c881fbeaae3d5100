import { sharedWords } from '../content-words.js';
import { asks } from '../language/unmarked-questions.js';
import type { IsDistinctive } from './distinctive-words.js';
import { end } from './end-entry.js';
import type { Entry } from './entry.js';

/** How many lines may lie between a question and its answer. */
const ANSWER_WITHIN = 25;

/** A question is closed by a reply that says something, or soon after by a line about the same. */
export function answerQuestions(entry: Entry, earlier: readonly Entry[], isDistinctive: IsDistinctive): void {
  if (earlier.length === 0 || entry.cues.has('unknown')) return;
  for (const question of withinReach(entry, earlier)) {
    if (question.fate !== 'holds' || question.line === entry.line) continue;
    if (closes(entry, question)) end(question, 'answered', entry);
    else if (entry.kind === 'cause' && isKnown(entry, question, isDistinctive))
      end(question, 'answered', entry);
  }
}

/** The questions that an entry may close: only in a thread, or when the cause is known, some from longer ago. */
function withinReach(entry: Entry, questions: readonly Entry[]): readonly Entry[] {
  if (entry.line.thread !== undefined || entry.kind === 'cause') return questions;
  const tooOld = questions.findLastIndex(({ place }) => entry.place - place > ANSWER_WITHIN);
  return questions.slice(tooOld + 1);
}

/** How many lines may lie between a request and a yes. */
const YES_WITHIN = 3;
const YES =
  /^(?:yes|yep|yup|yeah|ya|sure|ok|okay|k|on it|will do|doing it|jo|ja|jep|klar|mach ich|sí|si|dale|claro|vale|oui|ouais|d['’]accord|sim|はい|了解(?:です|しました)?|\+1)(?:[\s.!。！]*$|,\s)/iu;

function closes(entry: Entry, question: Entry): boolean {
  const { thread, userId, kind } = entry.line;
  if (thread !== undefined && (thread === question.line.at || thread === question.line.thread))
    return asks(question.text);
  if (agrees(entry, question)) return true;
  const isSoon =
    entry.place - question.place <= ANSWER_WITHIN && kind !== 'bot' && userId !== question.line.userId;
  if (!isSoon || sharedWords(entry.words, question.words) < Math.max(1, question.words.size * 0.34))
    return false;
  return asks(question.text);
}

/** A yes or a promise right after a request, by someone else, is its answer. */
function agrees({ line, place, text, cues }: Entry, question: Entry): boolean {
  if (line.kind !== 'said' || line.userId === question.line.userId || line.thread !== undefined) return false;
  if (place - question.place > YES_WITHIN || !asks(question.text)) return false;
  if (!question.cues.hasAny('request', 'proposal')) return false;
  return YES.test(text) || cues.has('promise');
}

/** `no cause yet` is closed by a cause. */
function isKnown(entry: Entry, question: Entry, isDistinctive: IsDistinctive): boolean {
  let shared = 0;
  for (const word of question.words) if (entry.words.has(word) && isDistinctive(word)) shared += 1;
  return shared >= Math.max(2, question.words.size / 2) && !asks(question.text);
}
