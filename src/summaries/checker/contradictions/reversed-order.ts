import { conceptsIn } from '../../language/concepts.js';
import { type Assertion, bestPieces, type Piece } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { sharedStems } from '../record/shared-stems.js';
import { type EventOrder, ordersIn, ordersSaid } from './event-orders.js';

interface Compared {
  claim: string;
  pieces: readonly Piece[];
  assertions: readonly Assertion[];
}

/** An event needs this share of its words in a piece to be the one it reports. */
const SAME = 1 / 3;

/** Whether the claim says that one thing came before another, and its lines that it came after. */
export function reversesOrder({ claim, pieces }: Compared): boolean {
  return ordersIn(claim).some((order) => {
    const stated = pieces.flatMap(({ statement, line }) =>
      isOtherLanguage(claim, line.text) ? [] : ordersSaid(statement.text),
    );
    const said = stated.map((other) => agreement(order, other)).filter((one) => one !== undefined);
    if (said.length > 0) return said.every((agrees) => !agrees);
    return isLater(order.first, order.second, pieces);
  });
}

/** Whether two orders of the same events agree; undefined for other events. */
function agreement(one: EventOrder, other: EventOrder): boolean | undefined {
  const shared = (a: string, b: string) => sharedStems(conceptsIn(a), conceptsIn(b));
  const same = [shared(one.first, other.first), shared(one.second, other.second)] as const;
  const turned = [shared(one.first, other.second), shared(one.second, other.first)] as const;
  const [kept, swapped] = [
    Math.min(...same) * (same[0] + same[1]),
    Math.min(...turned) * (turned[0] + turned[1]),
  ];
  return kept === swapped ? undefined : kept > swapped;
}

/** Whether all lines about what is said to come first are later than those about what follows. */
function isLater(first: string, second: string, pieces: readonly Piece[]): boolean {
  const [early, late] = [reportsOf(first, pieces), reportsOf(second, pieces)];
  if (early.length === 0 || late.length === 0) return false;
  const isAfter = (one: Piece, other: Piece) =>
    one.line === other.line
      ? pieces.indexOf(one) > pieces.indexOf(other) && isFollowing(one, other)
      : momentOf(one) > momentOf(other);
  return early.every((one) => late.every((other) => isAfter(one, other)));
}

/** Within a line, what's under way comes after what's done. */
function isFollowing(one: Piece, other: Piece): boolean {
  return !one.cues.hasAny('done', 'past') && other.cues.hasAny('done', 'past');
}

/** The pieces that report an event when it happens; none when one of them plans or asks. */
function reportsOf(event: string, pieces: readonly Piece[]): Piece[] {
  const words = new Set([...conceptsIn(event)].filter((word) => !/\d/.test(word)));
  const best = bestPieces(words, pieces);
  const isClear = best.every(
    (piece) => sharedStems(words, piece.words) >= words.size * SAME && isReport(piece),
  );
  return isClear ? best : [];
}

function isReport({ statement, cues }: Piece): boolean {
  return !statement.isQuestion && !cues.hasAny('plan', 'proposal', 'hedge', 'next', 'request');
}

const CLOCK = /(?<!\d)\d{1,2}:\d{2}(?!\d)/;

/** The time a line names, or else the time it was sent. */
function momentOf({ line, statement }: Piece): string {
  const named = CLOCK.exec(statement.text)?.[0];
  return named === undefined ? line.at : `${line.at.slice(0, 11)}${named.padStart(5, '0')}`;
}
