import { cuesIn } from '../../language/cues-in.js';
import type { Entry, IncidentState } from '../../state/entry.js';
import { peopleIn } from '../../state/reading/people-in.js';
import type { QuestionType } from '../question/question-patterns.js';
import { questionTypeOf } from '../question/question-type.js';
import type { Question } from '../question/read-question.js';
import { isShort, shareAskedBriefly } from './asks-of-any.js';
import { claimsIt } from './claims-it.js';
import { ASKS } from './fit-type.js';
import { asksHealth } from './health.js';
import { isNoAnswer, leavesOpen } from './leaves-open.js';
import type { Passage } from './rank-passages.js';
import { reportsQuestion } from './reports-question.js';
import { saysNone } from './says-none.js';

/** A passage may be the same question if it has this share of the question's words. */
const SAME = 0.6;
const OWN = 0.4;
/** The minimum own share if it's a question of another type. */
const OWN_OTHER = 0.75;
/** Looks at no more than this many earlier askings. */
const ASKED_MAX = 6;
const REPLIES_MAX = 2;
/** Outside a thread, people answer within this many lines. */
const SOON = 2;
const STARTS_AN_ANSWER =
  /^(?:yes|yep|yeah|no|nope|not|me|i|we|i'm|i'll|that was|it was|ja|nein|ich|wir|das war|sí|no|yo|oui|non|moi|je|sim|não|eu)(?![\p{L}])|はい|いいえ|^(?:[\p{L}\p{N}]{2,12} ){1,2}(?:yes|no|ja|nein|sí|oui|non|sim|não)(?=[,.;!]|$)/iu;

/** Someone who says that they're looking may answer their own question: `expired? checking`. */
const LOOKS =
  /(?<!\p{L})(?:checking|looking|let me (?:see|check|look)|i'll (?:check|look)|schau(?:e)?|prüfe|guck(?:e)?|reviso|lo miro|miro|compruebo|je regarde|je vérifie|vou ver|verificando|olhando)(?!\p{L})|確認し|見てみ/iu;

interface Asked {
  replies: Entry[];
  /** Whether it's of the same type as the question. */
  isSame: boolean;
}

/**
 * Finds where people asked the same question in the channel, with the answers they got: in the thread, in the line that
 * closed the question, or right after it.
 */
export function askedBefore(
  passages: readonly Passage[],
  { entries, lines }: IncidentState,
  question: Question,
): (Passage & Asked)[] {
  const { type, text } = question;
  const people = peopleIn({ lines });
  return [...passages, ...shortQuestions(entries, passages)]
    .map(withBrief(entries, question))
    .filter(({ entry, covered, own }) => covered >= SAME && own >= OWN && isAsking(entry))
    .map((passage) => ({ ...passage, isSame: questionTypeOf(passage.entry.text) === type }))
    .filter(({ isSame, own }) => isSame || own >= OWN_OTHER)
    .filter(({ entry }) => type !== 'yesNo' || !asksHealth(text) || asksHealth(entry.text) || isShort(entry))
    .slice(0, ASKED_MAX)
    .map((passage) => ({
      ...passage,
      replies: entries.filter(isReplyTo(passage.entry, { entries, people, type })).slice(0, REPLIES_MAX),
    }));
}

/** Questions so short that they share no word with any other. */
function shortQuestions(entries: readonly Entry[], passages: readonly Passage[]): Passage[] {
  const known = new Set(passages.map(({ entry }) => entry));
  const none = { score: 0, covered: 0, own: 0, fit: 0, hasPredicate: false, isNamed: false };
  return entries.filter((one) => isShort(one) && !known.has(one)).map((entry) => ({ entry, ...none }));
}

/** Raises the share of a question that was asked in fewer words. */
function withBrief(entries: readonly Entry[], question: Question): (passage: Passage) => Passage {
  return (passage) => {
    const { entry, covered, own } = passage;
    if (!isAsking(entry)) return passage;
    const share = shareAskedBriefly(entry, question, topicBefore(entry, entries));
    return { ...passage, covered: Math.max(covered, share), own: Math.max(own, share) };
  };
}

/** Several short questions in a row are about the same. */
const TOPIC_WITHIN = 6;

/** The words of the line that a short question is about: the last one before, except other short questions and replies. */
function topicBefore({ place }: Entry, entries: readonly Entry[]): ReadonlySet<string> {
  const at = (one: number) => entries.filter((other) => other.place === one);
  for (let one = place - 1; one >= place - TOPIC_WITHIN; one--)
    if (!at(one).some(isShort) && !at(one - 1).some(isShort))
      return new Set(at(one).flatMap(({ words }) => [...words]));
  return new Set();
}

function isAsking(entry: Entry): boolean {
  const { kind, text } = entry;
  if (ASKS.test(text) || reportsQuestion(text)) return true;
  return leavesOpen(entry) || (kind === 'question' && !cuesIn(text).has('unknown'));
}

interface Around {
  entries: readonly Entry[];
  /** First names of the people who speak, in lower case. */
  people: ReadonlySet<string>;
  /** What the question asks for. Only a question that asks who is answered by `on it`. */
  type: QuestionType;
}

function isReplyTo(asked: Entry, { entries, people, type }: Around): (other: Entry) => boolean {
  const { line, place, endedBy } = asked;
  const isRequest = questionTypeOf(asked.text) !== 'who';
  const claims = (other: Entry) => type === 'who' && claimsIt(other, people, isRequest);
  return (other) => {
    if (other.line === line || other.line.kind === 'bot') return false;
    const isReply = other.line === endedBy || other.line.thread === line.at;
    const isSoon =
      other.place > place &&
      other.place - place <= SOON &&
      (other.line.who !== line.who || LOOKS.test(line.text));
    const isAnswer = () =>
      STARTS_AN_ANSWER.test(other.text) ||
      saysNone(other.text) ||
      claims(other) ||
      (isShort(asked) && other.place === place + 1);
    if (!isReply && !(isSoon && isAnswer())) return false;
    const first = entries.find((one) => one.line === other.line) ?? other;
    return !isAsking(other) && !isNoAnswer(first.text) && !isNoAnswer(other.text);
  };
}
