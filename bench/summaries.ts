import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Comment } from '../src/incidents/records/comment.js';
import type { IncidentRecord } from '../src/incidents/records/incident-record.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';
import { anEvent, anIncident, DECLARED_AT } from '../test/support/records.js';
import { buildMessage } from './build-message.js';
import { benchModel } from './model-summaries.js';
import { createVariedTexts } from './varied-texts.js';

const SIZES = [200, 2_000, 20_000];

/** Measures the digest's time and a model's cost for growing incidents. */
export async function benchSummaries() {
  return [...(await benchDigest()), ...(await benchModel(SIZES))];
}

/** Of texts that come back all the time, and of those that people wrote in many incidents. */
async function benchDigest() {
  const varied = createVariedTexts();
  return [
    ...(await benchRecords('repeated', buildMessage)),
    ...(await benchRecords('varied', (n) => ({ ...buildMessage(n), text: varied(n) }))),
  ];
}

async function benchRecords(texts: string, messageOf: (n: number) => Comment) {
  const figures = [];
  for (const messages of SIZES) {
    const record = longRecord(messages, messageOf);
    const first = await measureDigest(record);
    const again = await measureDigest(record);
    figures.push({ by: 'digest', texts, messages, first, again });
  }
  return figures.map(({ first, again, ...rest }) => ({
    ...rest,
    claims: again.claims,
    ms: again.ms,
    'core ms': again.cpu,
    'core ms, first': first.cpu,
    'longest pause, ms': again.pause,
    'µs of a core per message': Math.round((again.cpu * 1_000) / rest.messages),
  }));
}

async function measureDigest(record: IncidentRecord) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [start, before] = [performance.now(), process.cpuUsage()];
  const { claims } = await extractiveSummarizer.summarize({ record, nameOf: (id) => id, now: DECLARED_AT });
  const { user, system } = process.cpuUsage(before);
  const ms = performance.now() - start;
  await setImmediate();
  delay.disable();
  return {
    claims: claims.length,
    ms: Math.round(ms),
    cpu: Math.round((user + system) / 1_000),
    pause: Math.round(delay.max / 1_000_000),
  };
}

function longRecord(messages: number, messageOf: (n: number) => Comment): IncidentRecord {
  const comments = Array.from({ length: messages }, (_, n) => messageOf(n));
  return {
    incident: anIncident(),
    events: [anEvent()],
    comments,
    participants: [],
    summaries: [],
    tasks: [],
  };
}
