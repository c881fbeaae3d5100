import * as z from 'zod';
import type { Timestamp } from '../../base/timestamp.js';
import { chain, type Entry, type ExportItem } from './hash-chain.js';

/** Increase it when the same document would be hashed or rendered differently. */
const FORMAT = 'aegis-export/1';
const SEAL = 'EXPORT';

/** Who exported what and when. It's the last entry, so the head covers it and a truncated export is noticed. */
const seal = z.strictObject({
  SK: z.literal(SEAL),
  incident_id: z.string(),
  exported_at: z.string(),
  exported_by: z.string(),
  /** Items before this one. */
  items: z.number().int(),
  /** How people, channels and user groups were called at the time of the export, by id. */
  names: z.record(z.string(), z.string()),
});

export type Seal = z.output<typeof seal>;

const item = z.custom<ExportItem>(
  (value) =>
    typeof value === 'object' && value !== null && typeof (value as Partial<ExportItem>).SK === 'string',
);

const document = z.strictObject({
  format: z.literal(FORMAT),
  /** The last hash. */
  head: z.string(),
  entries: z.array(z.strictObject({ hash: z.string(), item })).min(1),
});

/** The exported record of one incident; every format is rendered from it alone. */
export interface ExportDocument {
  format: typeof FORMAT;
  head: string;
  entries: Entry[];
}

interface ExportDetails {
  incidentId: string;
  by: string;
  at: Timestamp;
  names: ReadonlyMap<string, string>;
}

export function buildExport(
  items: readonly ExportItem[],
  { incidentId, by, at, names }: ExportDetails,
): ExportDocument {
  const last: Seal = {
    SK: SEAL,
    incident_id: incidentId,
    exported_at: at,
    exported_by: by,
    items: items.length,
    names: Object.fromEntries(names),
  };
  const entries = chain([...items, last]);
  return { format: FORMAT, head: entries.at(-1)?.hash ?? '', entries };
}

/** One entry per line, so that two exports can be compared line by line. */
export function renderJson({ format, head, entries }: ExportDocument): string {
  const lines = entries.map((entry) => JSON.stringify(entry));
  return `{"format":${JSON.stringify(format)},"head":${JSON.stringify(head)},"entries":[\n${lines.join(',\n')}\n]}\n`;
}

/** Deeper than any item; walking a deeper one would overflow the stack. */
const MAX_DEPTH = 32;

/** From JSON; undefined when it isn't an export in this format. */
export function readExport(json: string): ExportDocument | undefined {
  if (depthOf(json) > MAX_DEPTH) return undefined;
  try {
    const parsed = document.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** How deeply arrays and objects are nested in JSON, found without parsing it. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[[{]|[\]}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The last entry, if it is a seal. */
export function sealOf({ entries }: ExportDocument): Seal | undefined {
  return seal.safeParse(entries.at(-1)?.item).data;
}
