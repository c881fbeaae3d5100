import type { Incident } from './records/incident.js';

/** Starts with a letter, so that no name is a built-in property of objects, such as `__proto__`. */
export const FIELD_NAME = /^[a-z][a-z0-9_]{0,29}$/;
/** Characters, so that METADATA stays small. */
export const FIELD_VALUE_MAX = 60;

/** Prefixes of a field's values in events: `field:region`, and `from:region` for the earlier one. */
const NOW = 'field:';
const BEFORE = 'from:';

export type FieldValues = Readonly<Record<string, string>>;

/** Formats `customer_impact` as "Customer impact". */
export function fieldLabel(name: string): string {
  const words = name.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** An incident's custom fields with their labels and values, by name, because the table keeps no order. */
export function fieldsOf({ fields = {} }: Pick<Incident, 'fields'>): { label: string; value: string }[] {
  return Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ label: fieldLabel(name), value }));
}

/** The detail of an event that changes custom fields; fields that stay the same aren't included. */
export function fieldChanges(before: FieldValues, after: FieldValues): Record<string, string> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(
    changed.flatMap((name) => [
      [`${NOW}${name}`, after[name] ?? ''],
      [`${BEFORE}${name}`, before[name] ?? ''],
    ]),
  );
}

/** The new values in an event's detail; an empty one was removed. */
export function changedFields(detail: FieldValues): { label: string; value: string }[] {
  return Object.entries(detail).flatMap(([key, value]) =>
    key.startsWith(NOW) ? [{ label: fieldLabel(key.slice(NOW.length)), value }] : [],
  );
}

/** The values from before an event. */
export function fieldsBefore(after: FieldValues, detail: FieldValues): Record<string, string> | undefined {
  const before = { ...after };
  for (const [key, value] of Object.entries(detail)) {
    if (!key.startsWith(BEFORE)) continue;
    const name = key.slice(BEFORE.length);
    if (value === '') delete before[name];
    else before[name] = value;
  }
  return Object.keys(before).length === 0 ? undefined : before;
}
