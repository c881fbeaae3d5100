import type { Message, Transcription } from 'slack-simulator';
import { expect, it } from 'vitest';
import { fromSlackTs } from '../../src/base/timestamp.js';
import { createCaptureContext } from '../../src/capture/capture-event.js';
import { captureHistory } from '../../src/capture/capture-history.js';
import { fillGaps } from '../../src/capture/fill-gaps.js';
import type { HistoryCheckDeps } from '../../src/capture/history/check-session.js';
import { withdrawWords } from '../../src/commands/redact/withdraw-words.js';
import { keysOf } from '../../src/data/table/keys.js';
import type { MessageFile } from '../../src/incidents/records/message-file.js';
import type { JobRun } from '../../src/jobs/job.js';
import type { JobDeps } from '../../src/jobs/job-deps.js';
import { createChance } from '../support/chance.js';
import type { TestClock } from '../support/clock.js';
import { aDeclaration, aSummary } from '../support/records.js';
import { everythingIn } from '../support/table.js';
import { useCapture } from './capture-setup.js';
import { readHistoriesOf } from './simulated-histories.js';
import { type Draw, type Life, liveIn, messagesOf, otherShape, shuffled } from './slack-life.js';

/** `npm run test:long` tries 10,000. */
const RUNS = Number(process.env.AEGIS_TEST_INTERLEAVINGS ?? 15);
const FIRST = Number(process.env.AEGIS_TEST_FIRST_SEED ?? 1);
const ACTIONS = 14;

const rig = useCapture();

interface Story {
  incident_id: string;
  draw: Draw;
  life: Life;
  /** Whether Slack's events may be lost, which comparing the record with its histories makes up for. */
  hasGaps: boolean;
  /** Whether a history was read, which shows only the newest state of a bot's message. */
  hasHistory: boolean;
}

/**
 * Simulates people in a channel, and delivers their events in any order and form: late, twice, or not at all.
 */
async function tell(story: Story): Promise<void> {
  const { life, draw, hasGaps, incident_id } = story;
  const { channel } = life;
  await rig().store.declareIncident(
    aDeclaration({ incident_id, channel_id: channel, request_id: incident_id }),
  );
  let delivered = 0;
  let late: Life['events'] = [];
  for (let phase = 0; phase < 2; phase += 1) {
    life.goOn(ACTIONS / 2);
    const happened = [...late, ...life.events.slice(delivered)];
    delivered = life.events.length;
    late = happened.filter(() => draw(4) === 0);
    const prompt = happened.filter((event) => !late.includes(event));
    await deliver(story, prompt);
    if (hasGaps && draw(3) === 0) await fillGaps(checkDeps(life), incident_id);
    if (story.hasHistory) await importHistory(story);
    await summarize(incident_id);
  }
  await deliver(story, late);
  if (hasGaps) await fillGaps(checkDeps(life), incident_id);
  await runJobs(incident_id);
}

async function deliver({ draw, hasGaps, life }: Story, events: Life['events']): Promise<void> {
  const { files } = rig();
  files.clear();
  for (const [id, { info }] of life.workspace.files) files.set(id, structuredClone({ ...info }));
  for (const event of shuffled(events, draw)) {
    if (hasGaps && draw(5) === 0) continue;
    await rig().capture(otherShape(event, draw));
  }
}

function checkDeps({ workspace }: Life): HistoryCheckDeps {
  const { deps } = rig();
  return { ...deps, slack: { ...deps.slack, ...readHistoriesOf(workspace) } } as HistoryCheckDeps;
}

/** Copies earlier messages, as declaring an incident does. */
async function importHistory({ life: { workspace, channel }, incident_id }: Story): Promise<void> {
  const { messages } = await readHistoriesOf(workspace).historyPage(channel, {});
  const raw = messages.map((message) => message.raw).filter(({ subtype }) => subtype !== 'channel_join');
  await captureHistory(createCaptureContext(rig().deps)(incident_id), channel, raw);
}

/** A summary that contains every word of the record, each with its source. */
async function summarize(incident_id: string): Promise<void> {
  const { store, deps } = rig();
  const { comments = [] } = (await store.loadRecord(incident_id)) ?? {};
  const claims = comments.flatMap((comment) => {
    const words = [...wordsIn([comment.text, comment.files])];
    if (words.length === 0 || comment.author_kind !== undefined) return [];
    return [{ section: 'impact' as const, text: words.join(' '), citations: [keysOf.comment(comment).SK] }];
  });
  const clock = deps.clock as TestClock;
  await store.recordSummary(aSummary({ incident_id, claims, timestamp: clock.now(), kind: 'state' }));
  clock.advance(1_000);
}

async function runJobs(incident_id: string): Promise<void> {
  const { deps, queued, store } = rig();
  for (const id of new Set(queued.splice(0).map(({ requestId }) => requestId))) {
    const request = await store.getRequest(id);
    if (request?.kind !== 'withdraw-words' || request.payload.incident_id !== incident_id) continue;
    await withdrawWords.run(
      deps as unknown as JobDeps,
      { request, payload: request.payload } as unknown as JobRun,
    );
  }
}

/** The content of a message as shown in the channel; empty for a deleted one. */
function shownIn({ ts, text, files = [], subtype }: Message) {
  if (subtype === 'tombstone') return { ts, text: undefined, files: [] };
  return { ts, text, files: files.map((file) => ('name' in file ? nameAndWords(file) : 'a deleted file')) };
}

function nameAndWords({ name, transcription }: { name: string; transcription?: Transcription }): string {
  return `${name} ${transcription?.preview?.content ?? ''}`.trim();
}

async function readFileOf({ name, text = '', content_ref }: MessageFile): Promise<string> {
  const whole = content_ref === undefined ? text : await rig().contents.read(content_ref);
  return `${name} ${whole}`.trim();
}

/** Every word in the table or in a long text. */
async function recordedWords(): Promise<Set<string>> {
  const { objects, table } = rig();
  const items = await everythingIn(table);
  const keys = await objects.list('');
  const texts = await Promise.all(keys.map((key) => objects.get(key)));
  return wordsIn([items, texts.map((bytes) => Buffer.from(bytes ?? []).toString())]);
}

function wordsIn(value: unknown): Set<string> {
  return new Set(JSON.stringify(value).match(/word\d+end/g));
}

function tsOf(event: Record<string, unknown>): string {
  return String((event.message as { ts?: string } | undefined)?.ts ?? event.deleted_ts ?? event.ts);
}

async function expectSame({ life, incident_id, hasGaps, hasHistory }: Story, seed: number): Promise<void> {
  const { contents, store } = rig();
  const comments = (await store.loadRecord(incident_id))?.comments ?? [];
  const recorded = new Map(comments.map((one) => [one.timestamp, one]));
  for (const message of messagesOf(life)) {
    const { ts, text, files } = shownIn(message);
    const one = recorded.get(fromSlackTs(ts) ?? '');
    const whole = one?.content_ref === undefined ? one?.text : await contents.read(one.content_ref);
    const found = await Promise.all((one?.files ?? []).map(readFileOf));
    expect({ seed, ts, text: whole, files: found }).toEqual({ seed, ts, text, files });
  }
  const left = messagesOf(life).filter(({ subtype }) => subtype !== 'tombstone');
  const bots = new Set(left.filter(({ bot_id }) => bot_id !== undefined).map(({ ts }) => ts));
  const shown = wordsIn(left.map(shownIn));
  const states = wordsIn(life.events.filter((event) => bots.has(tsOf(event))));
  const found = await recordedWords();
  const leftover = [...found].filter((word) => !shown.has(word) && !states.has(word));
  const wanted = hasGaps || hasHistory ? shown : new Set([...shown, ...states]);
  const missing = [...wanted].filter((word) => !found.has(word));
  expect({ seed, leftover, missing }).toEqual({ seed, leftover: [], missing: [] });
}

/**
 * In some histories, the same person keeps doing the same thing to the same message, which
 * finds more bugs than variety does.
 */
function drawFrom(seed: number): Draw {
  const chance = createChance(seed);
  const sameness = chance() * 0.8;
  return (limit) => {
    const any = Math.floor(chance() * limit);
    if (chance() > sameness) return any;
    return chance() < 0.7 ? 0 : limit - 1;
  };
}

it.each(Array.from({ length: RUNS }, (_, index) => FIRST + index))(
  'equals what Slack finally shows, whatever the order and shape of the events: seed %i',
  async (seed) => {
    const draw = drawFrom(seed);
    const incident_id = `INC-${String(seed).padStart(6, '0')}`;
    const life = liveIn({ id: `C09${seed}`, draw, now: rig().deps.clock.now });
    const story = { incident_id, draw, life, hasGaps: draw(2) === 0, hasHistory: draw(3) === 0 };

    await tell(story);

    await expectSame(story, seed);
  },
);
