import type { Entry, IncidentState } from '../../state/entry.js';
import { beginsAnswer } from '../../state/reading/begins-answer.js';
import { peopleIn } from '../../state/reading/people-in.js';
import type { QuestionType } from '../question/question-patterns.js';
import { questionTypeOf } from '../question/question-type.js';
import type { Question } from '../question/read-question.js';
import { isShort } from './asks-of-any.js';
import { claimsIt } from './claims-it.js';
import type { Passage } from './rank-passages.js';
import { askedBefore } from './replies-to.js';
import { saysNone } from './says-none.js';

/** The share of the question's words that the asked question needs to be the same. */
const SAME_MIN = 0.85;
const YES_OR_NO: ReadonlySet<QuestionType> = new Set(['yesNo', 'blame']);

/**
 * The newest reply that answers a question that someone asked before in the same words: a name or `me` if it asks who, a
 * yes or a no if it can. Such replies are too short to be found by their own words. `Which ones?` and `how many?` are
 * answered by the next line.
 */
export function directReply(
  passages: readonly Passage[],
  state: IncidentState,
  question: Question,
): Entry | undefined {
  const { type, wanted } = question;
  if (!wanted.some(({ kinds }) => kinds.length === 0)) return undefined;
  const people = peopleIn(state);
  const answering = askedBefore(passages, state, question)
    .filter(({ own }) => own >= SAME_MIN)
    .flatMap(({ entry, replies }) =>
      replies
        .filter((reply) => answers(reply, { asked: entry, type, people }))
        .map((reply) => ({ ...reply, asked: { line: entry.line, text: entry.text } })),
    );
  return answering.sort((a, b) => b.place - a.place)[0];
}

/** `Tonight yes, not now`. */
const SOON_YES_OR_NO = /^(?:[\p{L}\p{N}]{2,12} ){1,2}(?:yes|no|ja|nein|sí|oui|non|sim|não)(?=[,.;!]|$)/iu;

interface Asking {
  asked: Entry;
  type: QuestionType;
  /** First names of the people who speak, in lower case. */
  people: ReadonlySet<string>;
}

function answers(reply: Entry, { asked, type, people }: Asking): boolean {
  const askedType = questionTypeOf(asked.text);
  if (type !== 'who' && !YES_OR_NO.has(type)) return isShort(asked) && reply.place === asked.place + 1;
  if (type === 'who') return claimsIt(reply, people, askedType !== 'who');
  const isAnswer = beginsAnswer(reply.text) || saysNone(reply.text) || SOON_YES_OR_NO.test(reply.text);
  return (YES_OR_NO.has(askedType) || isShort(asked)) && isAnswer;
}
