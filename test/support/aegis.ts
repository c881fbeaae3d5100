import { createWorkspace, type Ephemeral, type Message, userPosts, type Workspace } from 'slack-simulator';
import { expect } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/app/config/default-settings.js';
import { DEMO_WORKSPACE } from '../../src/app/demo-workspace.js';
import { type LocalAegis, startLocalAegis } from '../../src/app/in-process/local-aegis.js';
import type { Table } from '../../src/data/table/table-client.js';
import type { IncidentRecord } from '../../src/incidents/records/incident-record.js';
import type { Outward } from '../../src/ports/outward.js';
import type { Secrets } from '../../src/ports/secrets.js';
import type { Settings } from '../../src/ports/settings.js';
import type { Summarizer } from '../../src/ports/summarizer.js';
import { createTestClock, type TestClock } from './clock.js';
import { declareOrCopy } from './declared-copy.js';
import { type Lifetime, PER_TEST } from './lifetime.js';
import { createTestLogger } from './logger.js';
import { PATIENT } from './open-test-table.js';
import { DECLARED_AT } from './records.js';
import { ALICE, BOT, GENERAL } from './slack.js';
import { useTables } from './table.js';

export interface TestAegis extends LocalAegis {
  clock: TestClock;
  logger: ReturnType<typeof createTestLogger>;
  table: Table;
  workspace: Workspace;
  /** Types a command, waits until all is done, and returns the first thing that only this person was shown. */
  type(text: string, where?: { user?: string; channel?: string; triggerId?: string }): Promise<string>;
  /** Posts a message as a person and waits until it is on the record. */
  say(text: string, where: { user?: string; channel: string; thread?: string }): Promise<Message>;
  /** Presses the button or chooses the option that runs a command. */
  press(command: string, where: { user?: string; channel: string; ts: string }): Promise<void>;
  /** Sends what a source of alerts sends, with a token, and waits until all is done. Returns the response's status. */
  alert(source: string, body: unknown, headers?: Record<string, string>): Promise<number>;
  /** Declares an incident and returns its channel. */
  declare(text?: string, user?: string): Promise<string>;
  /** Lets time pass until no job is open, retries included. */
  untilDone(): Promise<void>;
  /** Everything stored of an incident, `INC-000001` if not said. */
  record(incidentId?: string): Promise<IncidentRecord>;
  /** What the bot posted in a channel, oldest first. */
  posts(channel: string): Message[];
  /** What one person was shown, oldest first. */
  shownTo(user: string): string[];
}

/** Of every source, where a test sets one up. */
export const ALERT_TOKEN = 'a-shared-token';

interface TestAegisOptions {
  lifetime?: Lifetime | undefined;
  settings?: Partial<Settings>;
  summarizer?: Summarizer;
  secrets?: Secrets;
  outward?: Outward;
  callsInProcess?: boolean;
}

/** Aegis with a Slack of its own for every test of a file; the returned function gives the current one. */
export function useAegis({ lifetime = PER_TEST, ...options }: TestAegisOptions = {}): () => TestAegis {
  const freshTable = useTables();
  let aegis: TestAegis | undefined;
  lifetime.before(async () => {
    aegis = await startTestAegis(await freshTable(), options);
  });
  lifetime.after(async () => {
    await aegis?.stop();
  });
  return () => {
    if (!aegis) throw new Error('there is an Aegis only while a test runs');
    return aegis;
  };
}

/** All texts of a message in one string, blocks included. */
export function textOf({ text, blocks = [] }: Pick<Message, 'text' | 'blocks'>): string {
  const inBlocks: string[] = [];
  JSON.stringify(blocks, (key, value) => {
    if (key === 'text' && typeof value === 'string') inBlocks.push(value);
    return value;
  });
  return [text, ...inBlocks].join('\n');
}

async function startTestAegis(
  engineTable: Table,
  { settings, summarizer, secrets, outward, callsInProcess = false }: TestAegisOptions,
): Promise<TestAegis> {
  const clock = createTestClock(DECLARED_AT);
  const logger = createTestLogger();
  const workspace = createWorkspace({ now: clock.now, seed: DEMO_WORKSPACE });
  const hasSinks = (settings?.process?.events.sinks.length ?? 0) > 0;
  const table = { ...engineTable, now: clock.now, hasSinks };
  const aegis = await startLocalAegis({
    clock,
    later: clock.later,
    logger,
    interactiveMs: PATIENT.requestMs,
    settings: {
      ...DEFAULT_SETTINGS,
      announcementChannel: '#incidents',
      answerMs: PATIENT.requestMs,
      alertPauseMs: 0,
      ...settings,
    },
    ...(secrets && { secrets }),
    ...(outward && { outward }),
    callsInProcess,
    summarizer: summarizer ?? { summarize: () => Promise.reject(new Error('no summarizer in this test')) },
    table,
    workspace,
  });
  const { delivery, sendTo, settled, deps } = aegis;
  /** Whether a declaration leaves traces only in the table and in Slack. */
  const isAlone = !outward && !secrets;
  const shown = (user: string) => workspace.ephemerals.filter(({ userId }) => userId === user);

  const test: TestAegis = {
    ...aegis,
    clock,
    logger,
    table,
    workspace,
    async type(text, { user = ALICE, channel = GENERAL, triggerId } = {}) {
      clock.advance(1_000);
      const before = shown(user).length;
      await delivery.command({ user, channel, command: '/incident', text, ...(triggerId && { triggerId }) });
      await settled();
      const [reply] = shown(user).slice(before);
      return reply ? textOf(reply.message) : '';
    },
    async say(text, { user = ALICE, channel, thread }) {
      clock.advance(1_000);
      const message = userPosts(workspace, { user, channel, text, thread });
      await settled();
      return message;
    },
    async press(command, { user = ALICE, channel, ts }) {
      clock.advance(1_000);
      await delivery.click({ user, channel, ts, ...findElement(workspace, { channel, ts, command }) });
      await settled();
    },
    async alert(source, body, headers = { authorization: `Bearer ${ALERT_TOKEN}` }) {
      clock.advance(1_000);
      const raw = typeof body === 'string' ? body : JSON.stringify(body);
      const { status } = await sendTo(`/alerts/${source}`, { headers, body: raw });
      await settled();
      return status;
    },
    async declare(text = 'declare P1 checkout fails', user = ALICE) {
      const declare = () => test.type(text, { user });
      if (isAlone) await declareOrCopy(test, [text, user, settings], declare);
      else await declare();
      const own = [...workspace.channels.values()].filter(({ creator }) => creator === BOT);
      return own.at(-1)?.id ?? '';
    },
    async untilDone() {
      const open = async () => {
        clock.advance(2_000);
        await settled();
        return deps.store.openRequestIds();
      };
      await expect.poll(open, { interval: 0 }).toEqual([]);
    },
    async record(incidentId = 'INC-000001') {
      const record = await deps.store.loadRecord(incidentId);
      if (!record) throw new Error(`there is no ${incidentId}`);
      return record;
    },
    posts: (channel) => workspace.channels.get(channel)?.messages.filter(({ bot_id }) => bot_id) ?? [],
    shownTo: (user) => shown(user).map(({ message }: Ephemeral) => textOf(message)),
  };
  return test;
}

interface Sought {
  channel: string;
  ts: string;
  command: string;
}

/** The element of a message that runs a command, and what to choose in it. */
function findElement(workspace: Workspace, { channel, ts, command }: Sought) {
  const posted = workspace.channels.get(channel)?.messages ?? [];
  const messages = [...posted, ...workspace.ephemerals.map(({ message }) => message)];
  const blocks = messages.find((message) => message.ts === ts)?.blocks ?? [];
  for (const block of blocks) {
    const elements = [block.accessory, ...((block.elements as unknown[] | undefined) ?? [])] as {
      action_id?: string;
      value?: string;
      options?: { value: string }[];
    }[];
    for (const element of elements) {
      const place = { actionId: element?.action_id ?? '', blockId: block.block_id };
      if (element?.value === command) return place;
      if (element?.options?.some(({ value }) => value === command)) return { ...place, choice: command };
    }
  }
  throw new Error(`no button for "${command}" in ${ts}`);
}
