import { createWorkspace, userPosts, type Workspace } from 'slack-simulator';
import { DEFAULT_SETTINGS } from '../src/app/config/default-settings.js';
import { DEMO_WORKSPACE } from '../src/app/demo-workspace.js';
import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { type LocalAegis, startLocalAegis } from '../src/app/in-process/local-aegis.js';
import { createLogger } from '../src/app/open/create-logger.js';
import { systemClock } from '../src/app/open/system-clock.js';
import { createTableIfMissing } from '../src/data/table/create-table-if-missing.js';
import { attachMeter, type Meter } from '../src/data/table/meter.js';
import { createTable, type Table } from '../src/data/table/table-client.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';

const ALICE = 'U01ALICE';
const BOB = 'U01BOB';

export interface CommandCapacity {
  command: string;
  written: number;
  read: number;
}

type MeasuredAegis = LocalAegis & { workspace: Workspace };

/** Capacity units of whole commands, as the engine counts them: what answers, and the job that follows. */
export async function benchCommandCapacity(): Promise<CommandCapacity[]> {
  const engine = await startDynoxide();
  const { endpoint } = engine;
  const table = createTable({ region: 'local', endpoint, tableName: 'commands', now: systemClock.now });
  await createTableIfMissing(table);
  const workspace = createWorkspace({ now: systemClock.now, seed: DEMO_WORKSPACE });
  const aegis = await start(table, workspace);
  try {
    return await measureAll({ ...aegis, workspace }, attachMeter(table));
  } finally {
    await aegis.stop();
    table.client.destroy();
    await engine.stop();
  }
}

function start(table: Table, workspace: Workspace): Promise<LocalAegis> {
  return startLocalAegis({
    clock: systemClock,
    logger: createLogger('error'),
    settings: { ...DEFAULT_SETTINGS, announcementChannel: '#incidents' },
    summarizer: extractiveSummarizer,
    table,
    workspace,
  });
}

/** One incident from its declaration to its end; each step is one row. */
async function measureAll(aegis: MeasuredAegis, meter: Meter): Promise<CommandCapacity[]> {
  const rows: CommandCapacity[] = [];
  const measure = async (command: string, act: () => Promise<unknown>) => {
    await aegis.settled();
    meter.take();
    await act();
    await aegis.settled();
    rows.push({ command, ...sum(meter) });
  };
  const type = (text: string, channel = incidentChannel(aegis), user = ALICE) =>
    measure(text, () => aegis.delivery.command({ user, channel, command: '/incident', text }));
  const say = (row: string, user: string) =>
    measure(row, async () => {
      const text = 'Error rate is at 40 %';
      userPosts(aegis.workspace, { user, channel: incidentChannel(aegis), text, thread: undefined });
    });

  await type('declare P1 checkout fails', 'C01GENERAL');
  await say("a person's first message", BOB);
  await say('a message', BOB);
  for (const text of COMMANDS) await type(text);
  return rows;
}

const COMMANDS = [
  'show',
  'list',
  'ack',
  'severity P2',
  'assign <@U01BOB|bob> commander',
  'note rolled back',
  'task add call the vendor',
  'update Half of all payments fail.',
  'summary',
  'resolve',
  'resolution',
  'close',
] as const;

function incidentChannel({ workspace }: MeasuredAegis): string {
  const own = [...workspace.channels.values()].filter(({ creator }) => creator === workspace.app.botUserId);
  return own.at(-1)?.id ?? '';
}

function sum(meter: Meter): Pick<CommandCapacity, 'written' | 'read'> {
  const all = Object.values(meter.take());
  const add = (unit: 'readUnits' | 'writeUnits') => all.reduce((total, usage) => total + usage[unit], 0);
  return { written: add('writeUnits'), read: add('readUnits') };
}
