import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { SlackServer, Workspace } from 'slack-simulator';
import { epochMillis, type Timestamp } from '../../src/base/timestamp.js';
import type { Table } from '../../src/data/table/table-client.js';
import type { TestClock } from './clock.js';
import { everythingIn } from './table.js';

/** What a declaration changes, all of which a copy has to have. */
interface Stage {
  table: Table;
  workspace: Workspace;
  clock: TestClock;
  server: Pick<SlackServer, 'faults'>;
}

interface Declared {
  items: Record<string, unknown>[];
  slack: ReturnType<typeof readSlack>;
  at: Timestamp;
}

/** Declarations of this process by everything that they depend on. */
const declarations = new Map<string, Declared>();

/** What DynamoDB takes in one request. */
const ITEMS_PER_WRITE = 25;

/**
 * Does what `declare` does. With an empty table, only the first of a process is typed and goes through the edge, with
 * some 33 requests to the table; the others get copies of its items and of what is in Slack then. `about` is what else
 * the result depends on.
 */
export async function declareOrCopy(
  stage: Stage,
  about: unknown,
  declare: () => Promise<unknown>,
): Promise<void> {
  if (!(await isUntouched(stage))) return void (await declare());
  const key = JSON.stringify([about, stage.clock.now(), readSlack(stage.workspace)], withEntries);
  const known = declarations.get(key);
  if (known) return apply(structuredClone(known), stage);
  await declare();
  const items = await everythingIn(stage.table);
  declarations.set(key, structuredClone({ items, slack: readSlack(stage.workspace), at: stage.clock.now() }));
}

async function isUntouched({ table, server }: Stage): Promise<boolean> {
  if (server.faults.pending().length > 0) return false;
  const { Count } = await table.client.send(new ScanCommand({ TableName: table.name, Limit: 1 }));
  return Count === 0;
}

/** Everything in a workspace that an app or a person can change. */
function readSlack({ users, userGroups, channels, modals, homes, ephemerals, files, ...rest }: Workspace) {
  const { triggers, responseTargets, state } = rest;
  const maps = { users, userGroups, channels, homes, files, triggers, responseTargets };
  return { serial: state().serial, lists: { modals, ephemerals }, maps };
}

const withEntries = (_key: string, value: unknown) => (value instanceof Map ? [...value] : value);

async function apply({ items, slack, at }: Declared, { table, workspace, clock }: Stage): Promise<void> {
  for (let from = 0; from < items.length; from += ITEMS_PER_WRITE) {
    const puts = items.slice(from, from + ITEMS_PER_WRITE).map((Item) => ({ PutRequest: { Item } }));
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
  }
  const { lists, maps } = readSlack(workspace);
  for (const [name, map] of Object.entries(maps) as [keyof typeof maps, Map<string, unknown>][]) {
    map.clear();
    for (const [id, value] of slack.maps[name]) map.set(id, value);
  }
  lists.modals.splice(0, Infinity, ...slack.lists.modals);
  lists.ephemerals.splice(0, Infinity, ...slack.lists.ephemerals);
  while (workspace.state().serial < slack.serial) workspace.nextSerial();
  clock.advance(epochMillis(at) - epochMillis(clock.now()));
  const used = newestTs(slack);
  while (workspace.nextTs() < used);
}

function newestTs({ lists, maps }: Declared['slack']): string {
  const posted = [...maps.channels.values()].flatMap(({ messages }) => messages);
  return (
    [...posted, ...lists.ephemerals.map(({ message }) => message)]
      .map(({ ts }) => ts)
      .sort()
      .at(-1) ?? ''
  );
}
