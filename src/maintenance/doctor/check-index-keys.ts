import { fromIso } from '../../base/timestamp.js';
import { taskEntity } from '../../data/entities/task-entity.js';
import type { Item } from '../../data/table/entity.js';
import { type ItemKeys, keysOf } from '../../data/table/keys.js';
import { type ItemKind, incidentIdOf, itemKindOf, userIdOf } from '../../data/table/read-keys.js';
import { buildItemUpdate } from '../item-update.js';
import { type Finding, type Fix, type ItemContext, placeOf, showValue } from './finding.js';

type IndexKey = Exclude<keyof ItemKeys, 'PK' | 'SK'>;
type IndexKeys = Partial<Record<IndexKey, string>>;

const INDEX_KEYS = [
  'GSI1PK',
  'GSI1SK',
  'GSI2PK',
  'GSI2SK',
  'GSI3PK',
  'GSI3SK',
] as const satisfies readonly IndexKey[];

/** Kinds of items that may wait for event sinks. */
const QUEUED_KINDS: ReadonlySet<ItemKind> = new Set(['event', 'comment', 'summary']);

interface Expected {
  keys: IndexKeys;
  /** Index keys that can't be derived because an attribute is missing. */
  unknowable: readonly IndexKey[];
  /** The attributes that the keys derive from. */
  from: readonly string[];
  isFixable: boolean;
}

/** Finds index keys that disagree with the attributes, so that the item is in the wrong list or in none. */
export function checkIndexKeys(item: Item, { tableName }: ItemContext): Finding[] {
  const expected = expectedOf(item);
  if (!expected) return [];
  const { keys, unknowable, isFixable } = expected;
  const wrong = INDEX_KEYS.filter((name) => !unknowable.includes(name) && item[name] !== keys[name]);
  if (wrong.length === 0) return [];
  const fix = isFixable ? buildFix(tableName, item, { ...expected, wrong }) : undefined;
  const list = wrong.map((name) => `${name} is ${showValue(item[name])}, not ${showValue(keys[name])}`);
  return [
    {
      check: 'index-keys',
      severity: 'error',
      item: placeOf(item),
      problem: `${list.join('; ')}.`,
      action: fix
        ? '`aegis doctor --fix` derives them from the attributes.'
        : 'Find the program that wrote them and remove them: lists show this item as an incident.',
      ...(fix && { fix }),
    },
  ];
}

function buildFix(
  tableName: string,
  item: Item,
  { keys, from, wrong }: Expected & { wrong: IndexKey[] },
): Fix {
  const kept = wrong.filter((name) => keys[name] !== undefined);
  const update = buildItemUpdate({
    tableName,
    item,
    set: Object.fromEntries(kept.map((name) => [name, keys[name]])),
    remove: wrong.filter((name) => keys[name] === undefined),
    unchanged: [...wrong, ...from],
  });
  return { update };
}

function expectedOf(item: Item): Expected | undefined {
  const kind = itemKindOf(item);
  const key = { PK: String(item.PK), SK: String(item.SK) };
  if (kind === 'incident') return ofIncident(item);
  if (kind === 'request') return ofRequest(item);
  if (kind === 'participant') {
    return complete(keysOf.participant({ incident_id: incidentIdOf(key), user_id: userIdOf(key) }), []);
  }
  if (kind === 'task') return ofTask(item);
  if (kind === 'unknown' || kind === 'other row of Aegis') return undefined;
  if (QUEUED_KINDS.has(kind) && typeof item.queued_at === 'string') {
    const keys = keysOf.outbox({ queued_at: item.queued_at, is_late: item.is_late === true });
    return { keys, unknowable: [], from: ['queued_at', 'is_late'], isFixable: true };
  }
  return { keys: {}, unknowable: [], from: [], isFixable: false };
}

/**
 * Archived incidents aren't in the status index. Keys whose attributes are missing, as in other programs' items, can't
 * be derived.
 */
function ofIncident(item: Item): Expected {
  const text = (name: string) => (typeof item[name] === 'string' ? item[name] : undefined);
  const [status, severity, service] = [text('status'), text('severity'), text('service')];
  const created_at = text('created_at');
  const isDated = created_at !== undefined && fromIso(created_at) !== undefined;
  const isArchived = item.archive_key !== undefined;
  const { GSI1PK, GSI1SK, ...rest } = keysOf.incident({
    incident_id: incidentIdOf({ PK: String(item.PK) }),
    status: status ?? '',
    severity: severity ?? '',
    service: service ?? '',
    created_at: created_at ?? '',
    visibility: item.visibility === 'private' ? 'private' : 'public',
  });
  const from = ['status', 'severity', 'service', 'created_at', 'visibility', 'version', 'archive_key'];
  const unknowable: IndexKey[] = [
    ...(status === undefined && !isArchived ? (['GSI1PK'] as const) : []),
    ...(severity === undefined && !isArchived ? (['GSI1SK'] as const) : []),
    ...(service === undefined ? (['GSI2PK'] as const) : []),
    ...(isDated ? [] : (['GSI2SK', 'GSI3PK', 'GSI3SK'] as const)),
  ];
  const { PK: _, SK: __, ...indexed } = { ...rest, ...(!isArchived && { GSI1PK, GSI1SK }) };
  return { keys: defined(indexed), unknowable, from, isFixable: true };
}

function ofRequest(item: Item): Expected | undefined {
  const { state, created_at, request_id } = item;
  if (typeof state !== 'string' || typeof created_at !== 'string') return undefined;
  return complete(keysOf.request({ request_id: String(request_id), state, created_at }), [
    'state',
    'created_at',
  ]);
}

function ofTask(item: Item): Expected | undefined {
  const task = taskEntity.fromItem(item);
  return task && complete(keysOf.task(task), ['state', 'owner']);
}

function complete({ PK: _, SK: __, ...keys }: ItemKeys, from: readonly string[]): Expected {
  return { keys, unknowable: [], from, isFixable: true };
}

function defined(keys: Record<string, string | undefined>): IndexKeys {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
}
