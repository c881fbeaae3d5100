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
    features: Object.entries(features).map(([name, value]) => ({ at: index.get(name) ?? 0, value })),
  }));
  const adam = new Adam(names.length * classes);
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const gradient = adam.weights.map((weight) => (penalty * weight) / total);
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
  features: readonly { at: number; value: number }[];
}

interface Pass {
  row: Row;
  weights: Float64Array;
  classes: number;
  total: number;
}

function addGradient(gradient: Float64Array, { row, weights, classes, total }: Pass): void {
  const scores = new Float64Array(classes);
  for (const { at, value } of row.features)
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + (weights[at * classes + k] ?? 0) * value;
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const sum = odds.reduce((all, one) => all + one, 0);
  const errors = odds.map((one, k) => (row.weight * (one / sum - Number(k === row.label))) / total);
  for (const { at, value } of row.features)
    for (let k = 0; k < classes; k++)
      gradient[at * classes + k] = (gradient[at * classes + k] ?? 0) + (errors[k] ?? 0) * value;
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
    for (const [i, slope] of gradient.entries()) {
      const mean = 0.9 * (this.#mean[i] ?? 0) + 0.1 * slope;
      const square = 0.99 * (this.#square[i] ?? 0) + 0.01 * slope * slope;
      this.#mean[i] = mean;
      this.#square[i] = square;
      const step = mean / (1 - 0.9 ** round) / (Math.sqrt(square / (1 - 0.99 ** round)) + 1e-6);
      this.weights[i] = (this.weights[i] ?? 0) - rate * step;
    }
  }
}
