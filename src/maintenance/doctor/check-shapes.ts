import { DAY_MS } from '../../base/durations.js';
import { epochMillis, fromIso } from '../../base/timestamp.js';
import type { Item } from '../../data/table/entity.js';
import { incidentIdOf, isInIncident, itemKindOf, readSortKey } from '../../data/table/read-keys.js';
import { ENTITIES } from '../item-kinds.js';
import { type Finding, type ItemContext, placeOf, showValue } from './finding.js';

/** Without these, METADATA isn't an incident; an update of a mistyped id leaves such a row. */
const REQUIRED = ['title', 'status', 'severity', 'service', 'created_at'] as const;

/** Finds items that readers skip or misread. */
export function checkShape(item: Item): Finding[] {
  const kind = itemKindOf(item);
  const finding = { check: 'shape', severity: 'warning', item: placeOf(item) } as const;
  if (kind === 'unknown') {
    const problem = 'Aegis writes no items with such keys.';
    return [{ ...finding, severity: 'info', problem, action: 'Nothing, if another program wrote it.' }];
  }
  const entity = ENTITIES[kind];
  if (entity && !entity.fromItem(item)) {
    const parsed = entity.schema.safeParse(item);
    const wrong = [...new Set(parsed.error?.issues.map(({ path }) => String(path[0])))].join(', ');
    const problem = `It isn't a valid ${kind}${wrong ? `; check ${wrong}` : ''}.`;
    return [{ ...finding, problem, action: 'Nobody sees it. Correct the attributes or delete it.' }];
  }
  return [...checkTime(item), ...checkIdentity(item)];
}

function checkTime(item: Item): Finding[] {
  const { timestamp } = readSortKey(String(item.SK));
  const isTimed = ['event', 'comment', 'summary'].includes(itemKindOf(item));
  if (!isTimed || fromIso(timestamp)) return [];
  const problem = "The time in its sort key isn't a UTC time, so it sorts in the wrong place.";
  const action = 'Write it again under the right key, then delete it.';
  return [{ check: 'shape', severity: 'warning', item: placeOf(item), problem, action }];
}

function checkIdentity(item: Item): Finding[] {
  const { incident_id, PK } = item;
  if (!isInIncident(item) || incident_id === undefined) return [];
  if (incident_id === incidentIdOf({ PK: String(PK) })) return [];
  const problem = `incident_id is ${showValue(incident_id)}, but its key belongs to another incident.`;
  const action = 'Find out which is right; the key and the attribute must agree.';
  return [{ check: 'shape', severity: 'warning', item: placeOf(item), problem, action }];
}

/** Finds METADATA that isn't a whole incident. Never deleted here: it may be part of a real one. */
export function checkGhost(item: Item): Finding[] {
  if (itemKindOf(item) !== 'incident') return [];
  const lacking = REQUIRED.filter((name) => item[name] === undefined);
  if (lacking.length === 0) return [];
  return [
    {
      check: 'ghost',
      severity: 'warning',
      item: placeOf(item),
      problem: `It lacks ${lacking.join(', ')}: an update of a mistyped id leaves such a row, and lists show it.`,
      action: 'If nobody knows this incident, delete the row; otherwise add what it lacks.',
    },
  ];
}

/** Finds requests that have been open for over a day: retries last for hours at most. */
export function checkOldRequest(item: Item, { now }: ItemContext): Finding[] {
  const { state, created_at, kind, attempts = 0 } = item;
  if (itemKindOf(item) !== 'request' || state !== 'OPEN' || typeof created_at !== 'string') return [];
  if (!(epochMillis(created_at) < epochMillis(now) - DAY_MS)) return [];
  return [
    {
      check: 'requests',
      severity: 'warning',
      item: placeOf(item),
      problem: `${showValue(kind)} has been open since ${showValue(created_at)}, tried ${showValue(attempts)} times.`,
      action:
        'Search the worker log for this request_id; once the cause is fixed, the schedule runs it again.',
    },
  ];
}
