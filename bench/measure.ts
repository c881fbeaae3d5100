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
  /** Of a core in this process, which other programs hardly change. The table's engine is another. */
  cpu_ratio: number;
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
  const [subject, against] = [createTimes(), createTimes()];
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
    cpu_ratio: round(medianOf(subject.cpu_us) / medianOf(against.cpu_us)),
  };
}

interface Times {
  each: ReturnType<typeof createHistogram>;
  /** By round. */
  cpu_us: number[];
}

function createTimes(): Times {
  return { each: createHistogram(), cpu_us: [] };
}

async function timeRound(run: () => Promise<unknown>, times: number, into: Times | undefined): Promise<void> {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    await run();
    into?.each.record(Math.max(1, Math.round((performance.now() - start) * 1_000)));
  }
  const { user, system } = process.cpuUsage(before);
  into?.cpu_us.push(user + system);
}

function figuresOf({ each }: Times): Figures {
  return { p50_us: each.percentile(50), p99_us: each.percentile(99) };
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
