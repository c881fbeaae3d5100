import type { TranscriptLine } from '../../transcript.js';
import { type Assertion, answersOf, assertionsOf, type Piece, piecesOf } from '../record/evidence.js';
import { indexOf } from '../record/index-of.js';
import { swapsActor } from './actors.js';
import { blamesAnother, blamesUnnamed } from './blames-another.js';
import { swapsCause } from './causality.js';
import { reportsComing } from './coming-done.js';
import { isSwitched } from './ended-state.js';
import { exchangesNumbers } from './exchanged-numbers.js';
import { losesHedge, statesEstimate, statesQuestion } from './hedge-loss.js';
import { inventsNobody } from './invents-nobody.js';
import { miscounts } from './miscounted.js';
import { flipsNegation } from './negation.js';
import { misplacesNumber } from './number-ties.js';
import { swapsNumbered } from './numbered-names.js';
import { takesOtherClause } from './other-clause.js';
import { swapsComponent, swapsPlace } from './other-component.js';
import { isOvertaken } from './overtaken.js';
import { takesPlanAsDone } from './plan-as-done.js';
import { reversesOrder } from './reversed-order.js';
import { widensScope } from './scope.js';
import { borrowsDenial } from './stance.js';
import { mixesSubjects } from './subjects.js';
import { shiftsTime } from './time-ties.js';
import { changesUnit } from './units.js';
import { widensPlaces } from './widened-places.js';

/** Everything a claim is compared with. */
interface Comparison {
  claim: string;
  sources: readonly TranscriptLine[];
  pieces: readonly Piece[];
  assertions: readonly Assertion[];
  /** Every line that was read, in order. */
  lines: readonly TranscriptLine[];
}

export type Contradiction =
  | 'negation'
  | 'hedge'
  | 'plan'
  | 'nobody'
  | 'actor'
  | 'cause'
  | 'blame'
  | 'unnamed'
  | 'question'
  | 'number'
  | 'exchange'
  | 'miscount'
  | 'places'
  | 'borrowed'
  | 'numbered'
  | 'unit'
  | 'time'
  | 'order'
  | 'component'
  | 'place'
  | 'coming'
  | 'estimate'
  | 'subject'
  | 'overtaken'
  | 'switched'
  | 'clause'
  | 'scope';

type Check = (comparison: Comparison) => boolean;

const CHECKS: Readonly<Record<Contradiction, Check>> = {
  hedge: losesHedge,
  negation: flipsNegation,
  plan: takesPlanAsDone,
  nobody: inventsNobody,
  actor: swapsActor,
  cause: swapsCause,
  blame: blamesAnother,
  unnamed: blamesUnnamed,
  number: misplacesNumber,
  exchange: exchangesNumbers,
  miscount: miscounts,
  places: widensPlaces,
  borrowed: borrowsDenial,
  numbered: swapsNumbered,
  unit: changesUnit,
  time: shiftsTime,
  order: reversesOrder,
  component: swapsComponent,
  place: swapsPlace,
  coming: reportsComing,
  estimate: statesEstimate,
  subject: mixesSubjects,
  overtaken: isOvertaken,
  switched: isSwitched,
  scope: widensScope,
  question: statesQuestion,
  clause: takesOtherClause,
};

/** How a claim contradicts its sources, or says more than they do; undefined when no rule finds anything. */
export function findContradiction(
  claim: string,
  sources: readonly TranscriptLine[],
  lines: readonly TranscriptLine[],
): Contradiction | undefined {
  const comparison = compare(claim, sources, lines);
  const found = Object.entries(CHECKS).find(([, check]) => check(comparison));
  return found?.[0] as Contradiction | undefined;
}

/** All rules that object to a claim. Each alone may be wrong. */
export function objectionsTo(comparison: Comparison): Contradiction[] {
  const found = Object.entries(CHECKS).filter(([, check]) => check(comparison));
  return found.map(([name]) => name as Contradiction);
}

export function compare(
  claim: string,
  sources: readonly TranscriptLine[],
  lines: readonly TranscriptLine[],
): Comparison {
  const index = indexOf(lines);
  const pieces = [...piecesOf(sources), ...answersOf(sources, (some) => index.parentsOf(some))];
  return { claim, sources, pieces, assertions: assertionsOf(claim, pieces, [...index.people]), lines };
}
