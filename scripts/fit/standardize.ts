/** A logistic model. */
export interface Fitted {
  bias: number;
  weights: Record<string, number>;
}

export interface Standardized {
  names: readonly string[];
  /** The values of each example, of mean 0 and spread 1, in the order of the names, and then 1 for the bias. */
  rows: readonly Float64Array[];
  /** What weights of standardized values are for values as they are. */
  restore: (weights: readonly number[]) => Fitted;
}

/** Puts features on one scale, so that a penalty treats them alike. */
export function standardize(examples: readonly Readonly<Record<string, number>>[]): Standardized {
  const names = [...new Set(examples.flatMap((features) => Object.keys(features)))].sort();
  const values = examples.map((features) => names.map((name) => features[name] ?? 0));
  const means = names.map((_, j) => mean(values.map((row) => row[j] ?? 0)));
  const spreads = names.map(
    (_, j) => Math.sqrt(mean(values.map((row) => ((row[j] ?? 0) - (means[j] ?? 0)) ** 2))) || 1,
  );
  const rows = values.map((row) =>
    Float64Array.from([...row.map((x, j) => (x - (means[j] ?? 0)) / (spreads[j] ?? 1)), 1]),
  );
  const restore = (b: readonly number[]) => {
    const weights = Object.fromEntries(names.map((name, j) => [name, (b[j] ?? 0) / (spreads[j] ?? 1)]));
    const shift = names.reduce((sum, name, j) => sum + (weights[name] ?? 0) * (means[j] ?? 0), 0);
    return { bias: (b.at(-1) ?? 0) - shift, weights };
  };
  return { names, rows, restore };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / Math.max(1, values.length);
}
