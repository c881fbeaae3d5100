import { AegisError } from '../base/errors.js';
import { nextMicrosecond, type Timestamp } from '../base/timestamp.js';
import type { ObjectStore } from '../ports/objects.js';
import { type Archive, encodeArchive, sha256, verifyArchive } from './archive-format.js';

interface KeyParts {
  incident_id: string;
  taken_at: Timestamp;
  /** SHA-256 of the lines, which lets a repeated run recognize what it wrote. */
  body: string;
  /** SHA-256 of the object, which reveals any flipped bit. */
  file: string;
}

export const ARCHIVES = 'incidents/';

export function archivePrefix(incidentId: string): string {
  return `${ARCHIVES}${encodeSegment(incidentId)}/`;
}

/** A part of a key, reversible by `decodeURIComponent`. Ids from other programs may contain anything but `#`. */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(/[.!~*'()]/g, escapeCharacter);
}

/** `incidents/INC-000042/20250415T140509.123456Z-<first 16 of the lines' SHA-256>-<SHA-256>.jsonl.gz` sorts by time. */
function archiveKey({ incident_id, taken_at, body, file }: KeyParts): string {
  const at = taken_at.replace(/[-:]/g, '');
  return `${archivePrefix(incident_id)}${at}-${body.slice(0, 16)}-${file}.jsonl.gz`;
}

/** An archived object is gone or differs from what was written. Aegis deletes nothing while that is so. */
export class DamagedArchiveError extends AegisError {
  constructor(key: string, problem: string) {
    super(
      'damaged_archive',
      `The archive ${key} is damaged: ${problem}. Nothing was deleted. Restore an earlier version of the object.`,
    );
  }
}

/**
 * Writes an archive, reads it back, verifies it, and returns its key. Reuses the incident's newest archive when it has
 * the same lines, which means that an interrupted run wrote it. Throws DamagedArchiveError when the object read back
 * differs from what was written.
 */
export async function keepArchive(objects: ObjectStore, archive: Archive): Promise<string> {
  const keys = await objects.list(archivePrefix(archive.incident_id));
  const newest = keys.at(-1);
  const taken_at = after(newest, archive.taken_at);
  const { bytes, sha256: body } = encodeArchive({ ...archive, taken_at });
  const isRepeated = newest?.includes(`-${body.slice(0, 16)}-`);
  if (newest && isRepeated && (await isKept(objects, newest, body))) return newest;

  const key = archiveKey({ ...archive, taken_at, body, file: sha256(bytes) });
  await objects.putIfAbsent(key, bytes);
  // Read twice: a bit may have flipped on the way back, and only an object that is damaged in the store is deleted.
  if ((await isKept(objects, key, body)) || (await isKept(objects, key, body))) return key;
  // In a bucket, no role may delete archives, and S3 refuses a damaged upload by its checksum.
  const isDeleted = await objects.delete(key).then(
    () => true,
    () => false,
  );
  const left = isDeleted ? '' : ", and it couldn't be deleted";
  throw new DamagedArchiveError(key, `the object read back isn't what was written${left}`);
}

/** Reads and verifies an archive. Throws DamagedArchiveError when it's gone or altered. */
export async function readArchive(objects: ObjectStore, key: string): Promise<Archive> {
  const bytes = await objects.get(key);
  if (!bytes) throw new DamagedArchiveError(key, "it's gone");
  const verified = verifyArchive(bytes);
  if ('problem' in verified) throw new DamagedArchiveError(key, verified.problem);
  const { incident_id } = verified.archive;
  if (!key.startsWith(archivePrefix(incident_id)))
    throw new DamagedArchiveError(key, `it belongs to ${incident_id}`);
  if (!key.endsWith(`-${sha256(bytes)}.jsonl.gz`))
    throw new DamagedArchiveError(key, "its checksum isn't the one in its name");
  return verified.archive;
}

async function isKept(objects: ObjectStore, key: string, body: string): Promise<boolean> {
  const bytes = await objects.get(key);
  if (!bytes || !key.endsWith(`-${sha256(bytes)}.jsonl.gz`)) return false;
  const verified = verifyArchive(bytes);
  return 'archive' in verified && verified.sha256 === body;
}

/** Keeps an incident's archives in order even when machines' clocks differ. */
function after(newest: string | undefined, now: Timestamp): Timestamp {
  const [, compact] = /\/(\d{8}T\d{6}\.\d{6}Z)-[^/]*$/.exec(newest ?? '') ?? [];
  if (compact === undefined) return now;
  const latest = compact.replace(/^(....)(..)(.....)(..)/, '$1-$2-$3:$4:');
  return now > latest ? now : nextMicrosecond(latest);
}

function escapeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
