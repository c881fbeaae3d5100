import { DAY_MS } from '../../base/durations.js';
import { epochMillis, fromIso } from '../../base/timestamp.js';
import type { Item } from '../../data/table/entity.js';
import { incidentIdOf, isInIncident, itemKindOf, readSortKey } from '../../data/table/read-keys.js';
import { ENTITIES } from '../item-kinds.js';
import { type Finding, type ItemContext, placeOf, showValue } from './finding.js';

/** Without these METADATA is no incident; an update of a mistyped id leaves such a row. */
const REQUIRED = ['title', 'status', 'severity', 'service', 'created_at'] as const;

/** Items that readers pass over or show as something they are not. */
export function checkShape(item: Item): Finding[] {
  const kind = itemKindOf(item);
  const finding = { check: 'shape', severity: 'warning', item: placeOf(item) } as const;
  if (kind === 'unknown') {
    const says = 'No item of Aegis has such keys.';
    return [{ ...finding, severity: 'info', says, doThis: 'Nothing, if another program wrote it.' }];
  }
  const entity = ENTITIES[kind];
  if (entity && !entity.fromItem(item)) {
    const parsed = entity.schema.safeParse(item);
    const wrong = [...new Set(parsed.error?.issues.map(({ path }) => String(path[0])))].join(', ');
    const says = `It cannot be read as ${kind}${wrong ? `; look at ${wrong}` : ''}.`;
    return [{ ...finding, says, doThis: 'Nobody sees it. Put the attributes right, or delete it.' }];
  }
  return [...checkTime(item), ...checkIdentity(item)];
}

function checkTime(item: Item): Finding[] {
  const { timestamp } = readSortKey(String(item.SK));
  const isTimed = ['event', 'comment', 'summary'].includes(itemKindOf(item));
  if (!isTimed || fromIso(timestamp)) return [];
  const says = 'The time in its sort key is no UTC time: it stands in the wrong place.';
  const doThis = 'Write it anew under the right key, then delete it.';
  return [{ check: 'shape', severity: 'warning', item: placeOf(item), says, doThis }];
}

function checkIdentity(item: Item): Finding[] {
  const { incident_id, PK } = item;
  if (!isInIncident(item) || incident_id === undefined) return [];
  if (incident_id === incidentIdOf({ PK: String(PK) })) return [];
  const says = `incident_id is ${showValue(incident_id)}, which is not the incident it stands under.`;
  const doThis = 'Find out which is right; key and attribute must be the same.';
  return [{ check: 'shape', severity: 'warning', item: placeOf(item), says, doThis }];
}

/** METADATA without what makes it an incident. Never deleted here: it may be half of a real one. */
export function checkGhost(item: Item): Finding[] {
  if (itemKindOf(item) !== 'incident') return [];
  const lacking = REQUIRED.filter((name) => item[name] === undefined);
  if (lacking.length === 0) return [];
  return [
    {
      check: 'ghost',
      severity: 'warning',
      item: placeOf(item),
      says: `It lacks ${lacking.join(', ')}: an update of a mistyped id leaves such a row, and lists show it.`,
      doThis: 'If nobody knows this incident, delete the row; else write what it lacks.',
    },
  ];
}

/** Requests that nobody has finished within a day: retries last for hours at most. */
export function checkOldRequest(item: Item, { now }: ItemContext): Finding[] {
  const { state, created_at, kind, attempts = 0 } = item;
  if (itemKindOf(item) !== 'request' || state !== 'OPEN' || typeof created_at !== 'string') return [];
  if (!(epochMillis(created_at) < epochMillis(now) - DAY_MS)) return [];
  return [
    {
      check: 'requests',
      severity: 'warning',
      item: placeOf(item),
      says: `${showValue(kind)} has been open since ${showValue(created_at)}, tried ${showValue(attempts)} times.`,
      doThis:
        'Look into the log of the worker by this request_id; once the cause is gone the schedule takes it up.',
    },
  ];
}
