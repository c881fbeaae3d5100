import { createHistogram, performance } from 'node:perf_hooks';

interface Figures {
  p50_us: number;
  p99_us: number;
}

export interface Comparison {
  name: string;
  baseline: string;
  subject: Figures;
  against: Figures;
  /** Subject divided by baseline: 1.2 is 20 % slower. */
  p50_ratio: number;
  p99_ratio: number;
}

interface Pair {
  name: string;
  baseline: string;
  subject: () => Promise<unknown>;
  against: () => Promise<unknown>;
  rounds?: number;
  perRound?: number;
}

/**
 * Times two operations in alternating rounds, so that changes in the machine's speed affect both equally. Quote the
 * ratios; absolute figures depend on the machine.
 */
export async function compare({ rounds = 60, perRound = 25, ...pair }: Pair): Promise<Comparison> {
  const [subject, against] = [createHistogram(), createHistogram()];
  for (let round = 0; round < rounds + 5; round += 1) {
    // The first rounds are warm-up.
    const keep = round >= 5;
    await timeRound(pair.subject, perRound, keep ? subject : undefined);
    await timeRound(pair.against, perRound, keep ? against : undefined);
  }
  const [a, b] = [figuresOf(subject), figuresOf(against)];
  return {
    name: pair.name,
    baseline: pair.baseline,
    subject: a,
    against: b,
    p50_ratio: round(a.p50_us / b.p50_us),
    p99_ratio: round(a.p99_us / b.p99_us),
  };
}

type Histogram = ReturnType<typeof createHistogram>;

async function timeRound(
  run: () => Promise<unknown>,
  times: number,
  into: Histogram | undefined,
): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await run();
    into?.record(Math.max(1, Math.round((performance.now() - start) * 1_000)));
  }
}

function figuresOf(histogram: Histogram): Figures {
  return { p50_us: histogram.percentile(50), p99_us: histogram.percentile(99) };
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
