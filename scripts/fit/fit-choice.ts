import { sharesOf } from '../../src/summaries/answers/answer-model.js';
import { addScaled, dot, type Example, newtonStep } from './logistic.js';
import { type Fitted, standardize } from './standardize.js';

/** Some examples of which at most one kind is true: what may answer one question. */
export type Choice = readonly Example[];

const ROUNDS = 8;
const HALVINGS_MAX = 8;
/** Many features for few choices. */
const RIDGE = 48;
const TINY = 1e-300;
/** Most examples aren't true. */
const BIAS = -3;

/**
 * A conditional logistic model: how likely each example of a choice is true rather than the others, or none of them. They
 * are compared with each other, so what all of them have doesn't count. Where several are true, each counts as much as
 * the model so far believes it, as in expectation maximization.
 */
export function fitChoice(choices: readonly Choice[]): Fitted {
  const { names, rows, restore } = standardize(choices.flat().map(({ features }) => features));
  const grouped: Row[][] = [];
  let start = 0;
  for (const choice of choices) {
    grouped.push(choice.map(({ isTrue }, i) => ({ isTrue, values: rows[start + i] ?? new Float64Array() })));
    start += choice.length;
  }
  let b = [...names.map(() => 0), BIAS];
  for (let round = 0; round < ROUNDS; round++) b = step(b, grouped);
  return restore(b);
}

interface Row {
  isTrue: boolean;
  values: Float64Array;
}

function step(b: readonly number[], choices: readonly (readonly Row[])[]): number[] {
  const gradient = new Float64Array(b.length);
  const hessian = b.map(() => new Float64Array(b.length));
  for (const rows of choices) addChoice({ gradient, hessian }, rows, b);
  const least = lossOf(b, choices);
  let next = newtonStep(b, { gradient, hessian, ridge: RIDGE });
  // A whole step may lead beyond the best place.
  for (let i = 0; i < HALVINGS_MAX && lossOf(next, choices) > least; i++)
    next = next.map((x, j) => (x + (b[j] ?? 0)) / 2);
  return next;
}

/** How badly the weights explain what is true, and how large they are. */
function lossOf(b: readonly number[], choices: readonly (readonly Row[])[]): number {
  const size = b.slice(0, -1).reduce((sum, x) => sum + x * x, 0);
  return choices.reduce(
    (sum, rows) => {
      const shares = sharesOf(rows.map(({ values }) => dot(values, b)));
      const hasTrue = rows.some(({ isTrue }) => isTrue);
      const right = shares
        .filter((_, i) => rows[i]?.isTrue === hasTrue)
        .reduce((all, share) => all + share, 0);
      return sum - Math.log(Math.max(TINY, hasTrue ? right : 1 - right));
    },
    (RIDGE * size) / 2,
  );
}

interface Sums {
  gradient: Float64Array;
  hessian: readonly Float64Array[];
}

function addChoice({ gradient, hessian }: Sums, rows: readonly Row[], b: readonly number[]): void {
  const shares = sharesOf(rows.map(({ values }) => dot(values, b)));
  const right = rows.reduce((sum, { isTrue }, i) => sum + (isTrue ? (shares[i] ?? 0) : 0), 0);
  const expected = new Float64Array(b.length);
  rows.forEach(({ isTrue, values }, i) => {
    const share = shares[i] ?? 0;
    addScaled(gradient, { row: values, factor: share - (isTrue ? share / right : 0), from: 0 });
    addScaled(expected, { row: values, factor: share, from: 0 });
    addProduct(hessian, values, share);
  });
  addProduct(hessian, expected, -1);
}

/** The products of each two values of a row, in the half from the diagonal on. */
function addProduct(sums: readonly Float64Array[], row: Float64Array, factor: number): void {
  for (const [j, value] of row.entries()) addScaled(sums[j], { row, factor: factor * value, from: j });
}
