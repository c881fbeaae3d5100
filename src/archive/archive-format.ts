import { createHash } from 'node:crypto';
import { constants, gunzipSync, gzipSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import type { Timestamp } from '../base/timestamp.js';
import { pk } from '../data/table/keys.js';
import { keyOf, type RawItem } from '../data/table/raw-item.js';
import { fromRawJson, toRawJson } from './raw-json.js';

/**
 * `snapshot`: a copy made at closing; `archive`: the complete incident, written before it leaves the table;
 * `part`: items that left the table before or after that.
 */
type ArchiveKind = 'snapshot' | 'archive' | 'part';

export interface Archive {
  incident_id: string;
  kind: ArchiveKind;
  taken_at: Timestamp;
  items: RawItem[];
}

const manifest = z.object({
  format: z.literal('aegis-archive/1'),
  kind: z.enum(['snapshot', 'archive', 'part']),
  incident_id: z.string(),
  taken_at: z.string(),
  items: z.number().int(),
  /** SHA-256 of all lines after this one, each with its line feed. */
  sha256: z.string(),
  /** The chain hash of the last line. */
  head: z.string(),
});

/** `seal` is the SHA-256 of this line without the seal. */
const sealed = manifest.extend({ seal: z.string() });

/** `sha256` covers the items but not the time, so a repeated run recognizes what it wrote. */
export interface EncodedArchive {
  bytes: Uint8Array;
  sha256: string;
}

/** Bytes of the largest archive. */
const MAX_UNPACKED = 512 * 1024 * 1024;
/**
 * The highest compression ratio of a large archive: each line has a hash, which doesn't compress, and few are
 * longer than 4 KB. A small archive may hold a few lines of 400 KB that repeat one letter.
 */
const MAX_RATIO = 100;
const SMALL = 32 * 1024 * 1024;

/** No time, flags or operating system, because zlib fills these in differently on each platform. */
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/**
 * Gzipped JSONL: a manifest, then one line per item in sort key order, `{"hash":…,"item":…}`. Each hash covers its item
 * and all earlier ones. The same archive always encodes to the same bytes.
 */
export function encodeArchive({ incident_id, kind, taken_at, items }: Archive): EncodedArchive {
  let head = chainStart(incident_id);
  const lines = [...items].sort(bySortKey).map((item) => {
    const json = toRawJson(item);
    head = link(head, json);
    return `{"hash":"${head}","item":${json}}\n`;
  });
  const body = lines.join('');
  const first = manifest.parse({
    format: 'aegis-archive/1',
    kind,
    incident_id,
    taken_at,
    items: items.length,
    sha256: sha256(body),
    head,
  });
  const bytes = gzipSync(`${JSON.stringify({ ...first, seal: sealOf(first) })}\n${body}`, { level: 9 });
  bytes.set(GZIP_HEADER);
  return { bytes, sha256: first.sha256 };
}

export type Verified = { archive: Archive; sha256: string } | { problem: string };

/** Decodes an archive and checks every hash in it; `problem` names the first line that was altered. */
export function verifyArchive(bytes: Uint8Array): Verified {
  if (!GZIP_HEADER.equals(bytes.subarray(0, GZIP_HEADER.length))) return { problem: "it isn't gzip" };
  const maxOutputLength = Math.min(MAX_UNPACKED, Math.max(SMALL, bytes.length * MAX_RATIO));
  const whole = attempt(() => gunzipSync(bytes, { maxOutputLength }));
  const text = (whole ?? attempt(() => unzipDamaged(bytes, maxOutputLength)))?.toString('utf8');
  if (text === undefined) return { problem: "it can't be unzipped" };
  const verified = verifyText(text);
  return whole || 'problem' in verified ? verified : { problem: 'its gzip checksum is wrong' };
}

function verifyText(text: string): Verified {
  const [firstLine = '', ...lines] = text.split('\n');
  const parsed = sealed.safeParse(attempt(() => JSON.parse(firstLine)));
  if (!parsed.success) return { problem: "line 1 isn't a manifest" };
  const { seal, ...first } = parsed.data;
  // A parser would drop duplicate keys and fields that it doesn't know.
  const isAsWritten = firstLine === JSON.stringify(parsed.data);
  if (seal !== sealOf(first) || !isAsWritten) return { problem: 'line 1 was changed' };
  if (lines.pop() !== '') return { problem: `line ${lines.length + 2} is cut off` };
  return verifyLines(first, lines);
}

function verifyLines(first: z.output<typeof manifest>, lines: readonly string[]): Verified {
  let head = chainStart(first.incident_id);
  const items: RawItem[] = [];
  const seen = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const [, hash, json = ''] = /^\{"hash":"([0-9a-f]{64})","item":(.*)\}$/s.exec(line) ?? [];
    head = link(head, json);
    if (hash !== head) return { problem: `line ${i + 2} was changed` };
    const item = attempt(() => fromRawJson(json));
    if (!item || attempt(() => toRawJson(item)) !== json)
      return { problem: `line ${i + 2} isn't written as Aegis writes it` };
    const { PK, SK } = keyOf(item);
    if (PK !== pk.incident(first.incident_id))
      return { problem: `line ${i + 2} belongs to another incident` };
    if (seen.has(SK)) return { problem: `line ${i + 2} repeats an item` };
    seen.add(SK);
    items.push(item);
  }
  if (items.length !== first.items) return { problem: `it has ${items.length} of ${first.items} items` };
  if (head !== first.head || sha256(lines.map((line) => `${line}\n`).join('')) !== first.sha256) {
    return { problem: "the checksum in line 1 doesn't match the lines" };
  }
  const { incident_id, kind, taken_at, sha256: hash } = first;
  return { archive: { incident_id, kind, taken_at, items }, sha256: hash };
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function chainStart(incidentId: string): string {
  return sha256(`aegis-archive/1 ${incidentId}`);
}

function link(head: string, json: string): string {
  return sha256(`${head}\n${json}`);
}

function sealOf(first: z.output<typeof manifest>): string {
  return sha256(JSON.stringify(first));
}

/** Ignores gzip's own checksum, so that the line hashes can locate the damage. */
function unzipDamaged(bytes: Uint8Array, maxOutputLength: number): Buffer {
  const deflated = bytes.subarray(GZIP_HEADER.length, -8);
  return inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength });
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function bySortKey(a: RawItem, b: RawItem): number {
  const [first, second] = [keyOf(a).SK, keyOf(b).SK];
  return first < second ? -1 : Number(first > second);
}
