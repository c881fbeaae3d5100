/** A JSON object from Slack. Apps write most of it, so no field can be relied on. */
export type JsonFields = Readonly<Record<string, unknown>>;

export function isJsonFields(value: unknown): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A field as text; numbers count, because some apps send them where Slack shows
 * text. Empty for anything else.
 */
export function textIn(fields: JsonFields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** The first of the fields that has text. */
export function firstTextIn(fields: JsonFields, names: readonly string[]): string {
  return names.map((name) => textIn(fields, name)).find((text) => text.trim() !== '') ?? '';
}

export function listIn(fields: JsonFields, name: string): readonly unknown[] {
  const value = fields[name];
  return Array.isArray(value) ? value : [];
}

/** The objects in a list; anything else in it is left out. */
export function objectsIn(fields: JsonFields, name: string): JsonFields[] {
  return listIn(fields, name).filter(isJsonFields);
}

/** An object in a field; an empty one for anything else. */
export function objectIn(fields: JsonFields, name: string): JsonFields {
  const value = fields[name];
  return isJsonFields(value) ? value : {};
}
