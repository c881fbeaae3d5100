import * as z from 'zod';
import { processSchema } from '../src/process/process-schema.js';

/** The part of `z.toJSONSchema`'s output that the reference uses. */
interface Shape {
  description?: string;
  type?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: Shape | boolean;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  propertyNames?: Shape;
}

/** The JSON Schema of aegis.yml, for editors. */
export function buildProcessSchema(): object {
  return { title: 'aegis.yml', ...z.toJSONSchema(processSchema, { io: 'input' }) };
}

/** docs/aegis-yml.md: every key that aegis.yml may have. */
export function renderProcessDoc(): string {
  const { properties = {} } = buildProcessSchema() as Shape;
  return [
    '# Every key of aegis.yml',
    '',
    'Generated from `src/process` by `npm run docs`. What to write, and why: [process.md](process.md). An asterisk marks required keys.',
    '',
    ...Object.entries(properties).flatMap(([name, shape]) => renderSection(name, shape)),
  ].join('\n');
}

function renderSection(name: string, shape: Shape): string[] {
  const rows = mergeAlike(rowsOf(shape, name)).map(renderRow);
  const intro = [`## ${name}`, '', `${sentence(shape.description ?? '')}`, ''];
  if (rows.length === 0)
    return [...intro.slice(0, 2), `${sentence(shape.description ?? '')} Its value: ${describe(shape)}.`, ''];
  return [...intro, '| key | what it is | value |', '|---|---|---|', ...rows, ''];
}

interface Row {
  key: string;
  isRequired: boolean;
  what: string;
  value: string;
}

function renderRow({ key, isRequired, what, value }: Row): string {
  return `| \`${escaped(key)}\`${isRequired ? ' *' : ''} | ${what} | ${escaped(value)} |`;
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|');
}

/** Describes a key that several forms of an entry share only once, with the values of each. */
function mergeAlike(rows: readonly Row[]): Row[] {
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const id = `${row.key} ${row.what}`;
    const same = merged.get(id);
    const isNew = same && same.value !== row.value;
    merged.set(id, same ? { ...same, value: isNew ? `${same.value} or ${row.value}` : same.value } : row);
  }
  return [...merged.values()];
}

/** One row for each key that has a value of its own. */
function rowsOf(shape: Shape, path: string): Row[] {
  const { properties, additionalProperties, items, required = [], anyOf, oneOf } = shape;
  if (properties) {
    const listed = Object.entries(properties);
    const [first] = listed;
    // Entries of the same shape, such as the severities, are described once.
    const isUniform = first && listed.length > 2 && listed.every(([, one]) => isLike(one, first[1]));
    if (isUniform) return rowsOf(withoutDefaults(first[1]), `${path}.LEVEL`);
    return listed.flatMap(([key, one]) => rowsFor(`${path}.${key}`, one, required.includes(key)));
  }
  if (typeof additionalProperties === 'object') return rowsOf(additionalProperties, `${path}.NAME`);
  if (items && hasKeys(items)) return rowsOf(items, `${path}[]`);
  const unions = anyOf ?? oneOf;
  return unions?.some(hasKeys) ? unions.flatMap((one) => rowsOf(one, path)) : [];
}

function rowsFor(path: string, shape: Shape, isRequired: boolean): Row[] {
  const nested = rowsOf(shape, path);
  if (nested.length > 0) return nested;
  const key = path.split('.').slice(1).join('.');
  return [{ key, isRequired, what: shape.description ?? '', value: describe(shape) }];
}

function isLike(one: Shape, other: Shape): boolean {
  const keys = ({ properties = {} }: Shape) => Object.keys(properties).join();
  return keys(one) !== '' && keys(one) === keys(other);
}

/** Omits defaults, which differ from one entry to the next. */
function withoutDefaults({ properties = {}, ...shape }: Shape): Shape {
  const plain = Object.entries(properties).map(([key, { default: _default, ...one }]) => [key, one]);
  return { ...shape, properties: Object.fromEntries(plain) };
}

function hasKeys({ properties, items, anyOf, oneOf, additionalProperties }: Shape): boolean {
  if (properties !== undefined || typeof additionalProperties === 'object') return true;
  return [items, ...(anyOf ?? []), ...(oneOf ?? [])].some((one) => one !== undefined && hasKeys(one));
}

function describe(shape: Shape): string {
  const { default: fallback } = shape;
  const isShown = fallback !== undefined && JSON.stringify(fallback) !== '[]' && typeof fallback !== 'object';
  return `${kindOf(shape)}${isShown ? `; \`${String(fallback)}\` by default` : ''}`;
}

function kindOf({
  type,
  enum: values,
  const: value,
  anyOf,
  items,
  additionalProperties,
  pattern,
}: Shape): string {
  if (value !== undefined) return `\`${String(value)}\``;
  if (values) return values.map((one) => `\`${String(one)}\``).join(', ');
  if (anyOf) return anyOf.map(kindOf).join(', or ');
  if (items) return `a list; each ${kindOf(items)}`;
  if (typeof additionalProperties === 'object')
    return `names that you choose, each with ${kindOf(additionalProperties)}`;
  const known = pattern === undefined ? undefined : PATTERNS.find(([part]) => pattern.includes(part))?.[1];
  return known ?? (type === 'string' ? 'text' : type === 'boolean' ? '`true` or `false`' : (type ?? ''));
}

/** How to describe each pattern, keyed by a part of it that no other pattern has. */
const PATTERNS: readonly (readonly [string, string])[] = [
  ['[mhd]', 'a duration such as `30m`, `24h` or `5d`'],
  ['[CG][A-Z0-9]', 'a channel such as `"#incidents"` or `C0123456789`'],
  ['[SUW][A-Z0-9]', 'a user group or person such as `"@payments-oncall"`, `S0123456789` or `U0123456789`'],
  ['[A-Z][A-Z0-9_]', 'the name of an environment variable'],
  ['https?', 'a web address'],
];

function sentence(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
