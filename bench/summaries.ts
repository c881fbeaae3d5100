import { performance } from 'node:perf_hooks';
import type { IncidentRecord } from '../src/incidents/records/incident-record.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';
import { anEvent, anIncident, DECLARED_AT } from '../test/support/records.js';
import { benchModel } from './model-summaries.js';
import { somethingSaid } from './said.js';

const SIZES = [200, 2_000, 20_000];

/** What the digest takes, and what a model costs, for incidents of growing length. */
export async function benchSummaries() {
  return [...(await benchDigest()), ...(await benchModel(SIZES))];
}

/** The extractive digest; the baseline is the shortest incident, per message. */
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
  const comments = Array.from({ length: messages }, (_, n) => somethingSaid(n));
  return {
    incident: anIncident(),
    events: [anEvent()],
    comments,
    participants: [],
    summaries: [],
    tasks: [],
  };
}
