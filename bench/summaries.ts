import { performance } from 'node:perf_hooks';
import type { IncidentRecord } from '../src/incidents/records/incident-record.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';
import { anEvent, anIncident, DECLARED_AT } from '../test/support/records.js';
import { buildMessage } from './build-message.js';
import { benchModel } from './model-summaries.js';

const SIZES = [200, 2_000, 20_000];

/** Measures the digest's time and a model's cost for growing incidents. */
export async function benchSummaries() {
  return [...(await benchDigest()), ...(await benchModel(SIZES))];
}

/** Time per message, relative to the shortest incident. */
async function benchDigest() {
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
    by: 'digest',
    messages,
    claims,
    ms: Math.round(ms),
    'per message, against 200 messages': Number((ms / messages / perMessage).toFixed(2)),
  }));
}

function longRecord(messages: number): IncidentRecord {
  const comments = Array.from({ length: messages }, (_, n) => buildMessage(n));
  return {
    incident: anIncident(),
    events: [anEvent()],
    comments,
    participants: [],
    summaries: [],
    tasks: [],
  };
}
