import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { RespondArguments } from '@slack/bolt';
import { COMMANDS } from '../src/commands/registry.js';
import { createStore } from '../src/data/store/store.js';
import type { Table } from '../src/data/table/table-client.js';
import { measureUnits } from '../test/support/capacity.js';
import { aDeclaration, aParticipant, DECLARED_AT } from '../test/support/records.js';
import { type Comparison, compare } from './measure.js';
import { bareBolt, type Rig, startRig } from './rig.js';

const BASELINE = 'bare Bolt with the same answer + the same table requests by the raw client';
const [ALICE, BOB] = ['<@U01ALICE>', '<@U01BOB>'];
const either = (n: number, a: string, b: string) => (n % 2 ? a : b);

/** The n-th command line. Values alternate so that every run changes something. */
const LINES: Record<string, (n: number) => string> = {
  help: () => 'help',
  list: () => 'list',
  show: () => 'show 1',
  timeline: () => 'timeline 1',
  roles: () => 'roles 1',
  tasks: () => 'tasks 1',
  remind: () => 'remind 1',
  related: () => 'related 1',
  status: (n) => `status 1 ${either(n, 'resolved', 'open')}`,
  severity: (n) => `severity 1 ${either(n, 'P2', 'P1')}`,
  assign: (n) => `assign 1 ${either(n, ALICE, BOB)} comms`,
  handoff: (n) => `handoff 1 ${either(n, ALICE, BOB)}`,
  note: (n) => `note 1 failed over to replica ${n}`,
  update: (n) => `update 1 roll-back is at ${n} %`,
  task: (n) => `task 1 check replica ${n}`,
  cause: (n) => `cause 1 replica ${n} is out of memory`,
  ruledout: (n) => `ruledout 1 replica ${n} is fine`,
  decision: (n) => `decision 1 we move to replica ${n}`,
  started: () => 'started 1',
  detected: () => 'detected 1',
  alerts: () => 'alerts 1',
  summary: () => 'summary 1',
  catchup: () => 'catchup 1',
  ask: () => 'ask 1 what is broken?',
  export: () => 'export 1',
  stats: () => 'stats',
  postmortem: () => 'postmortem 1',
};

/** `AEGIS_BENCH_LINES=help,note` for a quick run. */
const ONLY = (process.env.AEGIS_BENCH_LINES ?? '').split(',').filter(Boolean);

/** Why the other commands aren't measured. */
const LEFT_OUT: Record<string, string> = {
  declare: 'opens a channel or a form, so Slack takes most of the time',
  edit: 'opens a form',
  ack: 'is the same as status',
  mitigate: 'is the same as status',
  resolve: 'is the same as status',
  close: 'is the same as status',
  reopen: 'is the same as status',
  join: 'works once per person',
  leave: 'works once per person',
  check: 'is a job like summary',
  oncall: 'asks Slack for user groups',
  page: 'pages a person, which takes another service',
  drill: 'opens a channel, as declare does',
  undo: 'takes back a change, and then there is none',
  private: 'asks Slack about the channel',
  public: 'asks Slack about the channel',
  redact: 'is a job like export',
  archive: 'is a job like export',
  restore: 'is a job like export',
  resolution: 'shows the current proposal, or is a job like summary',
};

/** Compares every command that answers immediately with Bolt and the table alone, and counts its capacity units. */
export async function benchInline(): Promise<(Comparison & { units: number })[]> {
  const missing = COMMANDS.filter(({ name }) => !(name in LINES) && !(name in LEFT_OUT));
  if (missing.length > 0) console.error(`bench/inline.ts doesn't mention ${missing.map(({ name }) => name)}`);
  const rig = await startRig();
  try {
    await fill(rig);
    const results = [];
    for (const [name, line] of Object.entries(LINES)) {
      if (ONLY.length === 0 || ONLY.includes(name)) results.push(await benchLine(rig, name, line));
    }
    return results;
  } finally {
    await rig.stop();
  }
}

async function fill({ table }: Rig): Promise<void> {
  const store = createStore(table);
  for (let n = 1; n <= 30; n += 1) {
    const incident_id = `INC-${String(n).padStart(6, '0')}`;
    await store.declareIncident(aDeclaration({ incident_id, channel_id: `C${n}`, severity: `P${n % 5}` }));
  }
  await store.recordParticipant({
    ...aParticipant({ incident_id: 'INC-000001', user_id: 'U01BOB' }),
    joined_at: DECLARED_AT,
  });
}

async function benchLine({ table, raw, slack }: Rig, name: string, line: (n: number) => string) {
  let n = 0;
  const typed = () => {
    n += 1;
    return { user: 'U01ALICE', channel: 'C01GENERAL', command: '/incident', text: line(n) };
  };
  const { waves, answer } = await record(table, () => slack.command(typed()));
  const units = await measureUnits(table, () => slack.command(typed()));
  const bare = bareBolt((app) =>
    app.command('/incident', async ({ ack }) => {
      for (const wave of waves) await Promise.all(wave.map((send) => send(raw)));
      await ack(answer);
    }),
  );
  const comparison = await compare({
    name: `/incident ${name}`,
    baseline: BASELINE,
    subject: () => slack.command(typed()),
    against: () => bare.command(typed()),
    rounds: 20,
    perRound: 10,
  });
  return { ...comparison, units };
}

type Send = (raw: DynamoDBClient) => Promise<unknown>;

const REPEATABLE = {
  PutItemCommand,
  QueryCommand,
  GetItemCommand,
  BatchGetItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} as const;

interface Recorded {
  waves: Send[][];
  answer: RespondArguments | undefined;
}

/** Records an answer, and table requests in waves of concurrent ones, so that another client can repeat them. */
async function record(table: Table, run: () => Promise<{ body: string }>): Promise<Recorded> {
  const waves: Send[][] = [];
  const name = 'record';
  let inFlight = 0;
  table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (inFlight === 0) waves.push([]);
        waves.at(-1)?.push(repeat(commandName, args.input));
        inFlight += 1;
        try {
          return await next(args);
        } finally {
          inFlight -= 1;
        }
      },
    // At this step, values are already in DynamoDB's format.
    { step: 'build', name },
  );
  const { body } = await run();
  table.client.middlewareStack.remove(name);
  return { waves, answer: body === '' ? undefined : (JSON.parse(body) as RespondArguments) };
}

function repeat(commandName: string, input: object): Send {
  const name = commandName.replace(/^Get(?=Command)/, 'GetItem').replace(/^Put(?=Command)/, 'PutItem');
  const known = name
    .replace(/^Update(?=Command)/, 'UpdateItem')
    .replace(/^BatchGet(?=Command)/, 'BatchGetItem')
    .replace(/^TransactWrite(?=Command)/, 'TransactWriteItems');
  const Command = REPEATABLE[known as keyof typeof REPEATABLE] as new (input: object) => QueryCommand;
  if (!Command) throw new Error(`${commandName} can't be repeated`);
  const same = JSON.stringify(unconditional(input));
  return (raw) => raw.send(new Command(JSON.parse(same)));
}

/** Extends conditions so that they also hold when repeated, at about the same size. */
function unconditional(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unconditional);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, own]) => {
    if (name === 'ClientRequestToken') return [];
    if (name === 'ConditionExpression')
      return [[name, `(${own}) OR attribute_exists(PK) OR attribute_not_exists(PK)`]];
    return [[name, unconditional(own)]];
  });
  return Object.fromEntries(entries);
}
