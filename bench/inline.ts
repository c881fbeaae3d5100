import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { COMMANDS } from '../src/commands/registry.js';
import { createStore } from '../src/data/store/store.js';
import type { Table } from '../src/data/table/table-client.js';
import { measureUnits } from '../test/support/capacity.js';
import { aDeclaration, aParticipant } from '../test/support/records.js';
import { type Comparison, compare } from './measure.js';
import { bareBolt, type Rig, startRig } from './rig.js';

const BASELINE = 'bare Bolt ack + the same table requests by the raw client';
const [ALICE, BOB] = ['<@U01ALICE>', '<@U01BOB>'];
const either = (n: number, a: string, b: string) => (n % 2 ? a : b);

/** What is typed, the n-th time; every time it does the whole of its work. */
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
  summary: () => 'summary 1',
  catchup: () => 'catchup 1',
  ask: () => 'ask 1 what is broken?',
  export: () => 'export 1',
  stats: () => 'stats',
  postmortem: () => 'postmortem 1',
};

/** Why the others are not here. */
const LEFT_OUT: Record<string, string> = {
  declare: 'opens a channel or a form: Slack is most of it',
  edit: 'opens a form',
  ack: 'is status',
  mitigate: 'is status',
  resolve: 'is status',
  close: 'is status',
  reopen: 'is status',
  join: 'is there once a person',
  leave: 'is there once a person',
  private: 'asks Slack about the channel',
  public: 'asks Slack about the channel',
  redact: 'is a job like export',
  archive: 'is a job like export',
  restore: 'is a job like export',
  resolution: 'shows what stands there, or is a job like summary',
};

/** Every command that answers at once, against Bolt and the table alone, with its capacity units. */
export async function benchInline(): Promise<(Comparison & { units: number })[]> {
  const missing = COMMANDS.filter(({ name }) => !(name in LINES) && !(name in LEFT_OUT));
  if (missing.length > 0)
    throw new Error(`bench/inline.ts says nothing of ${missing.map(({ name }) => name)}`);
  const rig = await startRig();
  try {
    await fill(rig);
    const results = [];
    for (const [name, line] of Object.entries(LINES)) results.push(await benchLine(rig, name, line));
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
  await store.recordParticipant(aParticipant({ incident_id: 'INC-000001', user_id: 'U01BOB' }));
}

async function benchLine({ table, raw, slack }: Rig, name: string, line: (n: number) => string) {
  let n = 0;
  const typed = () => {
    n += 1;
    return { user: 'U01ALICE', channel: 'C01GENERAL', command: '/incident', text: line(n) };
  };
  const waves = await record(table, () => slack.command(typed()));
  const units = await measureUnits(table, () => slack.command(typed()));
  const bare = bareBolt((app) =>
    app.command('/incident', async ({ ack }) => {
      for (const wave of waves) await Promise.all(wave.map((send) => send(raw)));
      await ack();
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

const AGAIN = {
  PutItemCommand,
  QueryCommand,
  GetItemCommand,
  BatchGetItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} as const;

/** The requests that something makes, those at the same time together, to be made again by another client. */
async function record(table: Table, run: () => Promise<unknown>): Promise<Send[][]> {
  const waves: Send[][] = [];
  let underWay = 0;
  let isOn = true;
  table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (!isOn) return next(args);
        if (underWay === 0) waves.push([]);
        waves.at(-1)?.push(repeat(commandName, args.input));
        underWay += 1;
        try {
          return await next(args);
        } finally {
          underWay -= 1;
        }
      },
    // Where values have DynamoDB's own form.
    { step: 'build', name: `record-${Math.random()}` },
  );
  await run();
  isOn = false;
  return waves;
}

function repeat(commandName: string, input: object): Send {
  const name = commandName.replace(/^Get(?=Command)/, 'GetItem').replace(/^Put(?=Command)/, 'PutItem');
  const known = name
    .replace(/^Update(?=Command)/, 'UpdateItem')
    .replace(/^BatchGet(?=Command)/, 'BatchGetItem')
    .replace(/^TransactWrite(?=Command)/, 'TransactWriteItems');
  const Command = AGAIN[known as keyof typeof AGAIN] as new (input: object) => QueryCommand;
  if (!Command) throw new Error(`${commandName} cannot be made again`);
  const same = JSON.stringify(unconditional(input));
  return (raw) => raw.send(new Command(JSON.parse(same)));
}

/** Conditions that hold the second time too, of the same size. */
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
