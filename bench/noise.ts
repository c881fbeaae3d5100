import { createWorkspace, userPosts, type Workspace } from 'slack-simulator';
import { DEFAULT_SETTINGS } from '../src/app/config/default-settings.js';
import { DEMO_WORKSPACE } from '../src/app/demo-workspace.js';
import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { type LocalAegis, startLocalAegis } from '../src/app/in-process/local-aegis.js';
import { createLogger } from '../src/app/open/create-logger.js';
import { MINUTE_MS } from '../src/base/durations.js';
import { addMillis } from '../src/base/timestamp.js';
import { createTableIfMissing } from '../src/data/table/create-table-if-missing.js';
import { createTable } from '../src/data/table/table-client.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';

const [ALICE, BOB, CAROL] = ['U01ALICE', 'U01BOB', 'U01CAROL'];
const [GENERAL, INCIDENTS] = ['C01GENERAL', 'C01INCIDENTS'];

export interface Noise {
  step: string;
  /** Messages that Aegis posted in the incident channel. */
  channel: number;
  /** Aegis's messages in the announcement channel. */
  announced: number;
  /** Shown to one person only. */
  private: number;
}

type World = LocalAegis & { workspace: Workspace; step(): void };

/** Every step comes a minute after the last one, so Slack's limits on posts per channel don't apply. */
function createSteppedClock() {
  let time = '2025-01-15T14:05:00.000000Z';
  return {
    now: () => time,
    step() {
      time = addMillis(time, MINUTE_MS);
    },
  };
}

/** The messages that Aegis posts while three people handle a P1 in sixty steps; the last row is the sum. */
export async function benchNoise(): Promise<Noise[]> {
  const clock = createSteppedClock();
  const engine = await startDynoxide();
  const { endpoint } = engine;
  const table = createTable({ region: 'local', endpoint, tableName: 'noise', now: clock.now });
  await createTableIfMissing(table);
  const workspace = createWorkspace({ now: clock.now, seed: DEMO_WORKSPACE });
  const aegis = await startLocalAegis({
    clock,
    logger: createLogger('error'),
    settings: { ...DEFAULT_SETTINGS, announcementChannel: '#incidents' },
    summarizer: extractiveSummarizer,
    table,
    workspace,
  });
  try {
    return await play({ ...aegis, workspace, step: clock.step });
  } finally {
    await aegis.stop();
    table.client.destroy();
    await engine.stop();
  }
}

async function play(world: World): Promise<Noise[]> {
  const rows: Noise[] = [];
  for (const [user, line] of STEPS) {
    world.step();
    const before = count(world);
    await act(world, { user, line });
    await world.settled();
    const after = count(world);
    rows.push({
      step: line,
      channel: after.channel - before.channel,
      announced: after.announced - before.announced,
      private: after.private - before.private,
    });
  }
  const sum = (of: 'channel' | 'announced' | 'private') => rows.reduce((total, row) => total + row[of], 0);
  const total = { channel: sum('channel'), announced: sum('announced'), private: sum('private') };
  return [
    ...rows,
    {
      step: `${STEPS.length} steps: ${total.channel + total.announced} posts, ${total.private} seen by one person`,
      ...total,
    },
  ];
}

function act(
  { workspace, delivery }: World,
  { user, line }: { user: string; line: string },
): Promise<unknown> {
  const channel = incidentChannel(workspace) ?? GENERAL;
  if (line.startsWith('say ')) {
    userPosts(workspace, { user, channel, text: line.slice(4), thread: undefined });
    return Promise.resolve();
  }
  return delivery.command({ user, channel, command: '/incident', text: line });
}

function count({ workspace }: World): Omit<Noise, 'step'> {
  const posted = (id: string | undefined) =>
    workspace.channels.get(id ?? '')?.messages.filter(({ bot_id, subtype }) => bot_id && !subtype).length ??
    0;
  return {
    channel: posted(incidentChannel(workspace)),
    announced: posted(INCIDENTS),
    private: workspace.ephemerals.length,
  };
}

function incidentChannel({ channels, app }: Workspace): string | undefined {
  return [...channels.values()].filter(({ creator }) => creator === app.botUserId).at(-1)?.id;
}

/** What people type, and who types it. */
const STEPS: readonly (readonly [string, string])[] = [
  [ALICE, 'declare P1 checkout fails in the EU'],
  [BOB, 'join'],
  [ALICE, 'assign me'],
  [ALICE, 'say Error rate of checkout is at 40 %'],
  [ALICE, 'ack'],
  [BOB, 'say I see timeouts towards the payment provider'],
  [ALICE, `assign <@${BOB}> ops`],
  [ALICE, `assign <@${CAROL}> comms`],
  [CAROL, 'join'],
  [CAROL, 'update Payments fail for customers in the EU. We are looking into it.'],
  [BOB, 'note the deploy of 13:40 changed the time-out'],
  [ALICE, 'task add roll back the deploy'],
  [BOB, 'task take 1'],
  [ALICE, 'task add call the payment provider'],
  [CAROL, 'task take 2'],
  [BOB, 'say Rolling back now'],
  [BOB, 'mitigate rolling back'],
  [ALICE, 'severity P0 all regions are affected'],
  [ALICE, 'task add check the queue of failed payments'],
  [BOB, 'say Roll-back is through in eu-west-1'],
  [BOB, 'note eu-west-1 is rolled back'],
  [ALICE, 'say Error rate drops'],
  [BOB, 'task done 1'],
  [CAROL, 'ask what did we roll back'],
  [CAROL, 'update The roll-back is under way.'],
  [ALICE, 'summary'],
  [ALICE, 'severity P1 only the EU after all'],
  [CAROL, 'say The provider confirms a fault on their side'],
  [CAROL, 'note the provider confirmed a fault'],
  [CAROL, 'task done 2'],
  [ALICE, 'task take 3'],
  [ALICE, 'tasks'],
  [BOB, 'say eu-central-1 is rolled back as well'],
  [BOB, 'note eu-central-1 is rolled back'],
  [ALICE, 'status'],
  [ALICE, 'timeline'],
  [ALICE, `handoff <@${BOB}> failed payments have to be replayed`],
  [BOB, 'catchup'],
  [BOB, `assign <@${ALICE}> scribe`],
  [ALICE, 'say I write the notes from here'],
  [ALICE, 'note replay of failed payments began'],
  [BOB, `task assign 3 <@${CAROL}>`],
  [CAROL, 'say 1,200 payments are replayed'],
  [CAROL, 'task done 3'],
  [CAROL, 'update Nearly all payments work again.'],
  [BOB, 'say Error rate is at 0.1 %'],
  [BOB, 'show'],
  [BOB, 'resolve rolled back in all regions'],
  [ALICE, 'resolution'],
  [CAROL, 'update Payments work again in all regions.'],
  [ALICE, 'task add alert on the time-out'],
  [ALICE, `task assign 4 <@${BOB}>`],
  [BOB, 'related'],
  [BOB, 'ask who called the provider'],
  [ALICE, 'postmortem'],
  [ALICE, 'export'],
  [BOB, 'task done 4'],
  [BOB, 'close follow-ups are done'],
  [ALICE, 'summary'],
  [ALICE, 'timeline key'],
];
