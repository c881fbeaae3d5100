import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Comment } from '../src/incidents/records/comment.js';
import type { IncidentRecord } from '../src/incidents/records/incident-record.js';
import { checkText } from '../src/summaries/checker/text/check-text.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';
import { buildState } from '../src/summaries/state/build-state.js';
import { buildTranscript, type TranscriptLine } from '../src/summaries/transcript.js';
import { anEvent, anIncident, DECLARED_AT } from '../test/support/records.js';
import { buildMessage } from './build-message.js';
import { benchModel } from './model-summaries.js';
import { createVariedTexts } from './varied-texts.js';

const SIZES = [200, 2_000, 20_000];

/** Measures the digest's time and a model's cost for growing incidents. */
export async function benchSummaries() {
  return [...(await benchDigest()), ...(await benchCheck()), ...(await benchModel(SIZES))];
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

const NINE_SENTENCES = `The error rate on payment-api is at 42 % since the 14:02 rollout. We suspect the connection pool.
The database is ruled out: no slow queries on db1. Payment-api was rolled back to the previous release.
The pool size was cut from 200 to 20 by mistake. Merchants know about it. The error rate is at 12 %.
U3 rolled back payment-api, and U4 is watching it. The warehouse in Leeds burned down.`;

/** Comparing a text with the record, the state of the incident included, which is given apart, too. */
async function benchCheck() {
  const figures = [];
  for (const messages of SIZES) {
    const record = longRecord(messages, buildMessage);
    const nameOf = (id: string) => id;
    const linesOf = () => buildTranscript(record, nameOf);
    const check = (lines: TranscriptLine[]) =>
      checkText(NINE_SENTENCES, { lines, incident: record.incident, now: DECLARED_AT, nameOf });
    const [first, again] = [await linesOf(), await linesOf()];
    const state = async () => (await buildState(first)).entries;
    await state();
    figures.push({ by: 'state', messages, ...(await measure(state)) });
    figures.push({ by: 'check, first', messages, ...(await measure(() => check(first))) });
    figures.push({ by: 'check, again', messages, ...(await measure(() => check(again))) });
  }
  return figures.map(({ by, messages, ms, cpu, pause }) => ({
    ...{ by, messages, ms },
    'core ms': cpu,
    'longest pause, ms': pause,
  }));
}

function measureDigest(record: IncidentRecord) {
  return measure(async () => {
    const input = { record, nameOf: (id: string) => id, now: DECLARED_AT };
    return (await extractiveSummarizer.summarize(input)).claims;
  });
}

async function measure(work: () => Promise<readonly unknown[]>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [start, before] = [performance.now(), process.cpuUsage()];
  const made = await work();
  const { user, system } = process.cpuUsage(before);
  const ms = performance.now() - start;
  await setImmediate();
  delay.disable();
  return {
    claims: made.length,
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
