import { ResourceInUseException } from '@aws-sdk/client-dynamodb';
import * as documents from '@aws-sdk/lib-dynamodb';
import { plainItem, type RawItem, rawItem } from '../../../src/data/table/raw-item.js';
import type { Table } from '../../../src/data/table/table-client.js';
import { copyItem, type Item } from './evaluate.js';
import { createMemoryEngine, type MemoryEngine } from './memory-engine.js';
import type { Request } from './request.js';

type Input = Record<string, unknown>;

const VALUES = ['Item', 'Key', 'ExclusiveStartKey', 'ExpressionAttributeValues'];

/** Those of the document client have plain values, all others raw ones. */
const PLAIN = new Set<unknown>(
  Object.values(documents).filter((one) => typeof one === 'function' && /Command$/.test(one.name)),
);

/** A table in this process, behind the client's `send`. */
export function openMemoryTable(name: string, now: Table['now']): Table {
  const engine = createMemoryEngine();
  const client = {
    send: (command: object) => send(engine, command as { input: Input }),
    destroy: () => undefined,
    middlewareStack: { add: () => undefined, remove: () => false },
  };
  return { client: client as unknown as Table['client'], name, now };
}

async function send(engine: MemoryEngine, command: { input: Input }): Promise<Input> {
  const kind = command.constructor.name.replace(/Command$/, '');
  const operation = OPERATIONS[kind.replace(/Items?$/, '')];
  if (!operation) throw new Error(`the table in memory knows no ${kind}`);
  const isRaw = !PLAIN.has(command.constructor);
  const input = copyItem(isRaw ? toPlain(command.input) : command.input);
  const output = await operation(engine, input);
  return isRaw ? toRaw(output) : output;
}

const OPERATIONS: Readonly<Record<string, (engine: MemoryEngine, input: Input) => Promise<Input>>> = {
  CreateTable: async () => {
    throw new ResourceInUseException({ message: 'exists', $metadata: {} });
  },
  async Get(engine, { Key }) {
    const item = await engine.get(Key as Item);
    return item ? { Item: item } : {};
  },
  Put: write,
  Update: write,
  Delete: write,
  Query: read,
  Scan: read,
  async BatchGet(engine, { RequestItems }) {
    const [[table = '', { Keys = [] } = {}] = []] = Object.entries(
      RequestItems as Record<string, { Keys?: Item[] }>,
    );
    const found = await Promise.all(Keys.map((key) => engine.get(key)));
    return { Responses: { [table]: found.filter((item) => item !== undefined) } };
  },
  async BatchWrite(engine, { RequestItems }) {
    const [requests = []] = Object.values(RequestItems as Record<string, Record<string, Request>[]>);
    await engine.write(
      requests.flatMap((one) => Object.values(one)),
      false,
    );
    return {};
  },
  async TransactWrite(engine, { TransactItems }) {
    await engine.write((TransactItems as Record<string, Request>[]).map(toWrite), true);
    return {};
  },
};

function toWrite(item: Record<string, Request>): Request {
  return { ...Object.values(item)[0], ...('ConditionCheck' in item && { ConditionCheck: true }) };
}

async function write(engine: MemoryEngine, input: Input): Promise<Input> {
  const [{ before, after } = {}] = await engine.write([input as Request], false);
  const kept = { ALL_NEW: after, UPDATED_NEW: after, ALL_OLD: before }[String(input.ReturnValues)];
  return kept ? { Attributes: copyItem(kept) } : {};
}

async function read(engine: MemoryEngine, input: Input): Promise<Input> {
  const { items, next } = await engine.read(input as Request);
  const found = { Count: items.length, ScannedCount: items.length, ...(next && { LastEvaluatedKey: next }) };
  return input.Select === 'COUNT' ? found : { ...found, Items: items };
}

function toPlain(input: Input): Input {
  return mapItems(input, (item) => plainItem(item as RawItem));
}

function toRaw(output: Input): Input {
  return mapItems(output, (item) => marshalled(item));
}

/** Changes each item and key in a request or response, however deep. */
function mapItems(value: Input, change: (item: Item) => Item): Input {
  const entries = Object.entries(value).map(([name, one]) => {
    if ([...VALUES, 'Attributes', 'LastEvaluatedKey'].includes(name))
      return [name, one && change(one as Item)];
    if (['Items', 'Keys'].includes(name)) return [name, (one as Item[]).map(change)];
    if (name === 'Responses') {
      return [
        name,
        Object.fromEntries(
          Object.entries(one as Record<string, Item[]>).map(([table, items]) => [table, items.map(change)]),
        ),
      ];
    }
    if (Array.isArray(one))
      return [name, one.map((part) => (typeof part === 'object' ? mapItems(part as Input, change) : part))];
    return [
      name,
      typeof one === 'object' && one !== null && !(one instanceof Set) ? mapItems(one as Input, change) : one,
    ];
  });
  return Object.fromEntries(entries);
}

/** `rawItem` refuses sets, because Aegis stores none; other programs may. */
function marshalled(item: Item): Item {
  const sets = Object.entries(item).filter(([, value]) => value instanceof Set);
  const rest = Object.fromEntries(Object.entries(item).filter(([, value]) => !(value instanceof Set)));
  return {
    ...rawItem(rest),
    ...Object.fromEntries(sets.map(([name, set]) => [name, { SS: [...(set as Set<string>)] }])),
  };
}
