import { performance } from 'node:perf_hooks';
import type { IncidentRecord } from '../src/data/record.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';
import { epochMillis, fromMillis } from '../src/timestamp.js';
import { aComment, anEvent, anIncident, DECLARED_AT } from '../test/support/records.js';

const SIZES = [200, 2_000, 20_000];

/** The extractive digest of incidents of growing length; the baseline is the shortest one, per message. */
export async function benchSummaries() {
  const figures = [];
  for (const messages of SIZES) {
    const record = longRecord(messages);
    const input = { record, nameOf: (id: string) => id, now: DECLARED_AT };
    await extractiveSummarizer.summarize(input);
    const start = performance.now();
    const { claims } = await extractiveSummarizer.summarize(input);
    figures.push({ messages, claims: claims.length, ms: performance.now() - start });
  }
  const [first] = figures;
  const perMessage = first ? first.ms / first.messages : 1;
  return figures.map(({ ms, messages, claims }) => ({
    messages,
    claims,
    ms: Math.round(ms),
    'per message, against 200 messages': Number((ms / messages / perMessage).toFixed(2)),
  }));
}

const SAID = [
  'Error rate on payment-api is at 42 % since the 14:02 rollout',
  'I suspect the connection pool, but I am not sure',
  'Ruled out the database: no slow queries on db1 since 13:50',
  'Rolled back payment-api to the previous release, watching',
  'Do we tell the merchants who wrote to us?',
  'Found it: the pool size was cut from 200 to 20 by mistake in release',
];

function longRecord(messages: number): IncidentRecord {
  const comments = Array.from({ length: messages }, (_, n) =>
    aComment({
      timestamp: fromMillis(epochMillis(DECLARED_AT) + (n + 1) * 3_000),
      user_id: `U${n % 12}`,
      text: `${SAID[n % SAID.length]} ${n % 7 === 0 ? `(node-${n % 97})` : `shard ${(n * 31) % 211}`}`,
    }),
  );
  return {
    incident: anIncident(),
    events: [anEvent()],
    comments,
    participants: [],
    summaries: [],
    tasks: [],
  };
}
