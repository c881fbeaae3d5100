import type { IncidentState } from '../../state/entry.js';
import type { Question } from '../question/read-question.js';
import type { Passage } from './rank-passages.js';
import { askedBefore } from './replies-to.js';
import { verdictsOn } from './verdicts-on.js';
import { withNewest } from './with-endings.js';

/**
 * Ranks a reply by how well its question matches. If the same question went unanswered, only later lines can answer it.
 */
export function withReplies(
  state: IncidentState,
  passages: readonly Passage[],
  question: Question,
): Passage[] {
  const asked = askedBefore(passages, state, question);
  const verdicts = verdictsOn(passages, question);
  const replies = asked.flatMap(({ covered, own, replies: given }) =>
    given.map((entry): Passage => {
      const score = (covered * 0.7 + own * 0.3) * REPLY;
      return { entry, covered, own, fit: 1, score, hasPredicate: true, isNamed: true, repliesTo: own };
    }),
  );
  const open = asked.find(
    ({ own, isSame, replies: given }) => isSame && own >= ASKED_MIN && given.length === 0,
  );
  const since = open ? passages.filter(({ entry }) => entry.place > open.entry.place) : passages;
  const judged = since.map((one) => verdicts.get(one) ?? one);
  return [...replies, ...withNewest(judged, state, question.type)].sort((a, b) => b.score - a.score);
}

const REPLY = 1.1;
/** A question counts as the same from this share of the asked question's words. */
const ASKED_MIN = 0.85;
