import { type Fitted, standardize } from './standardize.js';

export interface Example {
  features: Readonly<Record<string, number>>;
  isTrue: boolean;
}

const ROUNDS = 12;
/** Keeps weights small, so that they say something about incidents that weren't fitted. */
const RIDGE = 2;

/** A logistic model by Newton's method, with a ridge penalty on standardized features. */
export function fitLogistic(examples: readonly Example[], ridge = RIDGE): Fitted {
  const { names, rows, restore } = standardize(examples.map(({ features }) => features));
  let b = new Array<number>(names.length + 1).fill(0);
  for (let round = 0; round < ROUNDS; round++) b = step(b, { rows, examples, ridge });
  return restore(b);
}

export function likelihood({ bias, weights }: Fitted, features: Readonly<Record<string, number>>): number {
  const odds = Object.entries(features).reduce((sum, [name, x]) => sum + x * (weights[name] ?? 0), bias);
  return 1 / (1 + Math.exp(-odds));
}

interface Data {
  rows: readonly Float64Array[];
  examples: readonly Example[];
  ridge: number;
}

function step(b: readonly number[], { rows, examples, ridge }: Data): number[] {
  const n = b.length;
  const gradient = new Float64Array(n);
  const hessian = b.map(() => new Float64Array(n));
  rows.forEach((row, i) => {
    const p = 1 / (1 + Math.exp(-dot(row, b)));
    const off = p - Number(examples[i]?.isTrue);
    for (let j = 0; j < n; j++) {
      const value = row[j] ?? 0;
      gradient[j] = (gradient[j] ?? 0) + off * value;
      addScaled(hessian[j], { row, factor: p * (1 - p) * value, from: j });
    }
  });
  return newtonStep(b, { gradient, hessian, ridge });
}

interface Slope {
  gradient: Float64Array;
  /** Only the half from the diagonal on has to be known. */
  hessian: readonly Float64Array[];
  ridge: number;
}

/** One step of Newton's method, with a penalty on all weights but the bias, which comes last. */
export function newtonStep(b: readonly number[], { gradient, hessian, ridge }: Slope): number[] {
  hessian.forEach((own, j) => {
    if (j < b.length - 1) gradient[j] = (gradient[j] ?? 0) + ridge * (b[j] ?? 0);
    own[j] = (own[j] ?? 0) + ridge;
    // It's the same on both sides of its diagonal.
    for (let k = 0; k < j; k++) own[k] = hessian[k]?.[j] ?? 0;
  });
  const change = solve(hessian, gradient);
  return b.map((x, j) => x - (change[j] ?? 0));
}

interface Addition {
  row: Float64Array;
  factor: number;
  from: number;
}

export function addScaled(sum: Float64Array | undefined, { row, factor, from }: Addition): void {
  if (!sum || factor === 0) return;
  for (let k = from; k < row.length; k++) sum[k] = (sum[k] ?? 0) + factor * (row[k] ?? 0);
}

/** Gaussian elimination; the ridge keeps the matrix regular. */
function solve(matrix: readonly Float64Array[], right: Float64Array): number[] {
  const rows = matrix.map((row, i) => Float64Array.from([...row, right[i] ?? 0]));
  rows.forEach((pivot, i) => {
    for (const row of rows.slice(i + 1)) eliminate(row, pivot, i);
  });
  const x = new Array<number>(rows.length).fill(0);
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] ?? new Float64Array();
    const known = row.slice(i + 1, -1).reduce((sum, a, j) => sum + a * (x[i + 1 + j] ?? 0), 0);
    x[i] = ((row.at(-1) ?? 0) - known) / (row[i] ?? 1);
  }
  return x;
}

function eliminate(row: Float64Array, pivot: Float64Array, i: number): void {
  const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
  for (let j = i; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
}

export function dot(row: Float64Array, b: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < row.length; j++) sum += (row[j] ?? 0) * (b[j] ?? 0);
  return sum;
}
