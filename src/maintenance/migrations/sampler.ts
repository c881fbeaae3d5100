interface Sampler<T> {
  add(one: T): void;
  samples(): T[];
}

/** Keeps a limited number of samples, evenly spread over a stream of unknown length, without randomness. */
export function createSampler<T>(max: number): Sampler<T> {
  let kept: T[] = [];
  let stride = 1;
  let seen = 0;
  return {
    add(one) {
      if (seen % stride === 0) kept.push(one);
      seen += 1;
      if (kept.length <= max) return;
      kept = kept.filter((_, i) => i % 2 === 0);
      stride *= 2;
    },
    samples: () => kept,
  };
}
