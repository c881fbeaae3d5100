import { DAY_MS, WEEK_MS } from '../../base/durations.js';
import { epochMillis, fromMillis, type Timestamp } from '../../base/timestamp.js';
import { fieldsOf } from '../../incidents/custom-fields.js';
import { type Incident, SEVERITIES, STATUSES, serviceName } from '../../incidents/records/incident.js';
import { type Spread, spreadOf } from './spread.js';

/** Ranges up to this long are counted by day, longer ones by week. */
const MOST_DAYS = 14;
/** 1970-01-05, the first Monday. */
const FIRST_MONDAY = 4 * DAY_MS;

export interface Count {
  name: string;
  count: number;
}

/** The incidents declared in one day, or in one week starting on a Monday, UTC. */
export interface Period {
  /** Its first day, `2025-01-13`. */
  day: string;
  count: number;
  bySeverity: Count[];
}

export interface Stats {
  from: Timestamp;
  to: Timestamp;
  total: number;
  bySeverity: Count[];
  byStatus: Count[];
  /** Most frequent first. */
  byService: Count[];
  /** By the values of each custom field, most frequent first. */
  byField: { label: string; counts: Count[] }[];
  per: 'day' | 'week';
  /** Oldest first, empty ones included. */
  periods: Period[];
  /** From the start of the problem to when someone or something noticed, where both are known. */
  toDetect: Spread | undefined;
  /** From declaration to each step, over the incidents that reached it. */
  toAcknowledge: Spread | undefined;
  toMitigate: Spread | undefined;
  toResolve: Spread | undefined;
}

interface Range {
  from: Timestamp;
  to: Timestamp;
}

/** Stats over the incidents declared in a range. */
export function countIncidents(incidents: readonly Incident[], { from, to }: Range): Stats {
  const per = epochMillis(to) - epochMillis(from) <= MOST_DAYS * DAY_MS ? 'day' : 'week';
  return {
    from,
    to,
    total: incidents.length,
    bySeverity: tally(
      incidents.map(({ severity }) => severity),
      SEVERITIES,
    ),
    byStatus: tally(
      incidents.map(({ status }) => status),
      STATUSES,
    ),
    byService: tally(incidents.map(({ service }) => serviceName(service))).sort((a, b) => b.count - a.count),
    byField: countFields(incidents),
    per,
    periods: periodsOf(incidents, { from, to }, per),
    toDetect: spreadOf(incidents.flatMap((incident) => timeToDetect(incident) ?? [])),
    toAcknowledge: spreadOf(timesTo(incidents, 'acknowledged_at')),
    toMitigate: spreadOf(timesTo(incidents, 'mitigated_at')),
    toResolve: spreadOf(timesTo(incidents, 'resolved_at')),
  };
}

function countFields(incidents: readonly Incident[]): Stats['byField'] {
  const values = new Map<string, string[]>();
  for (const { label, value } of incidents.flatMap(fieldsOf)) {
    values.set(label, [...(values.get(label) ?? []), value]);
  }
  return [...values].map(([label, all]) => ({
    label,
    counts: tally(all).sort((a, b) => b.count - a.count),
  }));
}

/** Milliseconds from the start of the problem until it was noticed, which is when it was declared unless that's known. */
function timeToDetect({ started_at, detected_at, created_at }: Incident): number | undefined {
  if (started_at === undefined) return undefined;
  const millis = epochMillis(detected_at ?? created_at) - epochMillis(started_at);
  return Number.isFinite(millis) ? Math.max(0, millis) : undefined;
}

/** Milliseconds from declaration to a step. */
export function timeTo(
  incident: Incident,
  step: 'acknowledged_at' | 'mitigated_at' | 'resolved_at',
): number | undefined {
  const reached = incident[step];
  if (reached === undefined) return undefined;
  const millis = epochMillis(reached) - epochMillis(incident.created_at);
  return Number.isFinite(millis) ? Math.max(0, millis) : undefined;
}

function timesTo(incidents: readonly Incident[], step: Parameters<typeof timeTo>[1]): number[] {
  return incidents.flatMap((incident) => timeTo(incident, step) ?? []);
}

/** `api-2` comes before `api-10`. */
const { compare: compareNames } = new Intl.Collator('en', { numeric: true });

/** Known names in the given order, then the others alphabetically. */
function tally(names: readonly string[], order: readonly string[] = []): Count[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const known = order.filter((name) => counts.has(name));
  const others = [...counts.keys()].filter((name) => !order.includes(name)).sort(compareNames);
  return [...known, ...others].map((name) => ({ name, count: counts.get(name) ?? 0 }));
}

function periodsOf(incidents: readonly Incident[], { from, to }: Range, per: Stats['per']): Period[] {
  const step = per === 'day' ? DAY_MS : WEEK_MS;
  const origin = per === 'day' ? 0 : FIRST_MONDAY;
  const startOf = (moment: Timestamp) => Math.floor((epochMillis(moment) - origin) / step) * step + origin;
  const count = Math.max(0, (startOf(to) - startOf(from)) / step + 1);
  return Array.from({ length: count }, (_, i) => {
    const start = startOf(from) + i * step;
    const within = incidents.filter(({ created_at }) => startOf(created_at) === start);
    const bySeverity = tally(
      within.map(({ severity }) => severity),
      SEVERITIES,
    );
    return { day: fromMillis(start).slice(0, 10), count: within.length, bySeverity };
  });
}
