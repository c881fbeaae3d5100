import { SCHEDULES } from '../src/app/schedules.js';

/** What Aegis costs on AWS in a month: list prices of us-east-1 in US dollars, and how much of each is used. */

const PRICES = {
  millionWriteUnits: 0.625,
  millionReadUnits: 0.125,
  /** Of a function on arm64. */
  gigabyteSecond: 0.0000133334,
  warmGigabyteSecond: 0.0000033334,
  millionInvocations: 0.2,
  millionApiRequests: 1,
  millionQueueRequests: 0.5,
  gigabyteOfLogs: 0.5,
  gigabyteOfBackup: 0.2,
  alarmMetric: 0.1,
  customMetric: 0.3,
  provisionedReadHour: 0.00013,
  provisionedWriteHour: 0.00065,
  natHour: 0.045,
  cacheHour: 0.0128,
  millionTokensIn: 3,
  millionTokensOut: 15,
} as const;

const HOURS = 730;

/** Metrics that the alarms of `prod` look at; one alarm adds up three. test/template.built.test.ts counts them. */
export const ALARM_METRICS = 23;
/** Metrics of Aegis's own that exist in a month in which nothing fails. */
const CUSTOM_METRICS = 1;
/** Alarms that auto-scaling keeps for each of its policies, and the policies of `dev`. */
const ALARMS_OF_POLICY = 4;
export const SCALING_POLICIES = 8;

/** Write units of one incident with 300 messages, as `npm run bench -- capacity` measures them. */
const INCIDENT_WRITES: readonly (readonly [what: string, units: readonly number[]])[] = [
  ['declare, with its job', [38]],
  ['300 messages', [300]],
  [
    '8 people (11 each), 4 status changes (15, 25 to resolve, 18 to close), 10 notes (9)',
    [8 * 11, 2 * 15 + 25 + 18, 10 * 9],
  ],
  ['20 other commands, 15 each with their job', [20 * 15]],
  ['5 summaries of 3 KB', [80]],
  ['archiving: 400 items deleted in transactions', [800]],
];

const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
const WRITES = sum(INCIDENT_WRITES.flatMap(([, units]) => units));

/** How often the schedules run in a day, each with about one query; those that run once a day or week don't count. */
const RUNS_OF_DAY = sum(
  SCHEDULES.map(({ expression }) => {
    const [, minutes] = /^rate\((\d+) minutes?\)$/.exec(expression) ?? [];
    return minutes === undefined ? 0 : (24 * 60) / Number(minutes);
  }),
);
const RUNS = RUNS_OF_DAY * (HOURS / 24);
const REQUESTS = 500;
/** Bytes for each table operation, with the other lines that come with it. */
const LOG_BYTES = 600;

/** A line of the bill: a fixed part, and one for each incident. */
interface Cost {
  what: string;
  fixed: number;
  each: number;
}

const COSTS: readonly Cost[] = [
  {
    what: `writes (${format(WRITES)} units each)`,
    fixed: 0,
    each: (WRITES / 1e6) * PRICES.millionWriteUnits,
  },
  {
    what: `schedules: ${format(Math.round(RUNS))} queries of 2 read units`,
    fixed: ((2 * RUNS) / 1e6) * PRICES.millionReadUnits,
    each: 0,
  },
  {
    what: `Lambda, 1 GB: ${format(RUNS_OF_DAY)} runs a day of 0.1 s, and ${REQUESTS} requests of 0.05 s per incident`,
    fixed: RUNS * (0.1 * PRICES.gigabyteSecond + PRICES.millionInvocations / 1e6),
    each: REQUESTS * (0.05 * PRICES.gigabyteSecond + PRICES.millionInvocations / 1e6),
  },
  {
    what: 'API Gateway, SQS, S3, KMS',
    fixed: 0.04,
    each: (REQUESTS / 1e6) * PRICES.millionApiRequests + (400 / 1e6) * PRICES.millionQueueRequests,
  },
  {
    what: `logs: ${LOG_BYTES} bytes for each table operation`,
    fixed: ((RUNS * LOG_BYTES) / 1e9) * PRICES.gigabyteOfLogs,
    each: ((2_000 * LOG_BYTES) / 1e9) * PRICES.gigabyteOfLogs,
  },
  {
    what: 'point-in-time recovery of half a megabyte per incident',
    fixed: 0.005,
    each: 0.0005 * PRICES.gigabyteOfBackup,
  },
  {
    what: `${ALARM_METRICS} alarm metrics at ${dollars(PRICES.alarmMetric)}, one of which adds up three`,
    fixed: ALARM_METRICS * PRICES.alarmMetric,
    each: 0,
  },
  {
    what: `custom metrics at ${dollars(PRICES.customMetric)}: the latency, and others only in the hours in which something fails`,
    fixed: CUSTOM_METRICS * PRICES.customMetric,
    each: 0,
  },
];

const MODEL: Cost = {
  what: 'model: 5 summaries per incident, 30,000 tokens in and 4,000 out in total, at 3 and 15 dollars per million',
  fixed: 0,
  each: 0.03 * PRICES.millionTokensIn + 0.004 * PRICES.millionTokensOut,
};

const INCIDENTS = [10, 100, 1_000] as const;

const costOf = ({ fixed, each }: Cost, incidents: number) => fixed + each * incidents;

/** Without a model. */
export function monthlyCost(incidents: number): number {
  return sum(COSTS.map((one) => costOf(one, incidents)));
}

/** What else costs something, used or not. */
export const EXTRAS = {
  scalingAlarms: SCALING_POLICIES * ALARMS_OF_POLICY * PRICES.alarmMetric,
  leastCapacity: (SCALING_POLICIES / 2) * HOURS * (PRICES.provisionedReadHour + PRICES.provisionedWriteHour),
  warmInstance: HOURS * 3_600 * PRICES.warmGigabyteSecond,
  cache: HOURS * (PRICES.natHour + PRICES.cacheHour),
};

/** The tables of docs/operations.md. */
export function renderCosts(): string {
  const writes = INCIDENT_WRITES.map(([what, units]) => `| ${what} | ${units.join(' + ')} |`);
  const cells = (one: Cost) => INCIDENTS.map((incidents) => dollars(costOf(one, incidents))).join(' | ');
  const totals = INCIDENTS.map((incidents) => `**${dollars(monthlyCost(incidents))}**`).join(' | ');
  return [
    '| one incident with 300 messages | write units |',
    '|---|---|',
    ...writes,
    `| **total** | **${format(WRITES)}, a tenth of a cent** |`,
    '',
    `| per month with | ${INCIDENTS.map((one, n) => (n === 0 ? `${one} incidents` : format(one))).join(' | ')} |`,
    '|---|---|---|---|',
    ...COSTS.map((one) => `| ${one.what} | ${cells(one)} |`),
    `| **without a model** | ${totals} |`,
    `| ${MODEL.what} | ${cells(MODEL)} |`,
    '',
  ].join('\n');
}

export function dollars(amount: number): string {
  return amount.toFixed(2);
}

function format(count: number): string {
  return count.toLocaleString('en-US');
}
