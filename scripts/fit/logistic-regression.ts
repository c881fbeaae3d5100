/** An example: its features with their values, which class it is in, and how much it counts. */
export interface Example {
  features: Readonly<Record<string, number>>;
  label: number;
  weight: number;
}

export interface Regression {
  classes: number;
  /** How much large weights are penalized. */
  penalty: number;
}

const ROUNDS = 100;
const STEP = 0.03;
const SLOWDOWN = 20;

/**
 * Fits a regularized multinomial logistic regression, with all examples in each step of Adam. There is no randomness, so
 * the same examples give the same weights.
 */
export function fitRegression(
  examples: readonly Example[],
  { classes, penalty }: Regression,
): Record<string, number[]> {
  const names = [...new Set(examples.flatMap(({ features }) => Object.keys(features)))];
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = examples.map(({ features, label, weight }) => ({
    label,
    weight,
    at: Int32Array.from(Object.keys(features), (name) => (index.get(name) ?? 0) * classes),
    values: Float64Array.from(Object.values(features)),
  }));
  const adam = new Adam(names.length * classes);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const gradient = new Float64Array(adam.weights.length);
  for (let round = 1; round <= ROUNDS; round++) {
    for (let i = 0; i < gradient.length; i++) gradient[i] = (penalty * (adam.weights[i] ?? 0)) / total;
    for (const row of rows) addGradient(gradient, { row, weights: adam.weights, classes, total });
    adam.step(gradient, round);
  }
  return Object.fromEntries(
    names.map((name, i) => [name, Array.from(adam.weights.subarray(i * classes, (i + 1) * classes))]),
  );
}

interface Row {
  label: number;
  weight: number;
  /** Where each feature's weights start, and its value. */
  at: Int32Array;
  values: Float64Array;
}

interface Pass {
  row: Row;
  weights: Float64Array;
  classes: number;
  total: number;
}

function addGradient(gradient: Float64Array, { row, weights, classes, total }: Pass): void {
  const { at, values } = row;
  const errors = errorsOf(row, weights, classes);
  const scale = row.weight / total;
  for (let k = 0; k < classes; k++) errors[k] = (errors[k] ?? 0) * scale;
  for (let i = 0; i < at.length; i++) {
    const start = at[i] ?? 0;
    const value = values[i] ?? 0;
    for (let k = 0; k < classes; k++)
      gradient[start + k] = (gradient[start + k] ?? 0) + (errors[k] ?? 0) * value;
  }
}

/** How far off the odds of each class are. */
function errorsOf({ label, at, values }: Row, weights: Float64Array, classes: number): Float64Array {
  const scores = new Float64Array(classes);
  for (let i = 0; i < at.length; i++) {
    const start = at[i] ?? 0;
    const value = values[i] ?? 0;
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + (weights[start + k] ?? 0) * value;
  }
  let most = -Infinity;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    scores[k] = Math.exp((scores[k] ?? 0) - most);
    sum += scores[k] ?? 0;
  }
  for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) / sum - Number(k === label);
  return scores;
}

/** Adam, with steps that get shorter in the second half. */
class Adam {
  readonly weights: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;

  constructor(size: number) {
    this.weights = new Float64Array(size);
    this.#mean = new Float64Array(size);
    this.#square = new Float64Array(size);
  }

  step(gradient: Float64Array, round: number): void {
    const rate = STEP * Math.min(1, (2 * (ROUNDS - round + SLOWDOWN)) / ROUNDS);
    const [whole, wholeSquare] = [1 - 0.9 ** round, 1 - 0.99 ** round];
    for (let i = 0; i < gradient.length; i++) {
      const slope = gradient[i] ?? 0;
      const mean = 0.9 * (this.#mean[i] ?? 0) + 0.1 * slope;
      const square = 0.99 * (this.#square[i] ?? 0) + 0.01 * slope * slope;
      this.#mean[i] = mean;
      this.#square[i] = square;
      const step = mean / whole / (Math.sqrt(square / wholeSquare) + 1e-6);
      this.weights[i] = (this.weights[i] ?? 0) - rate * step;
    }
  }
}
