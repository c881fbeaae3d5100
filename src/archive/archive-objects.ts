import { AegisError } from '../base/errors.js';
import { nextMicrosecond, type Timestamp } from '../base/timestamp.js';
import type { ArchiveStore } from '../data/archive-store/archive-store.js';
import type { ObjectStore } from '../ports/objects.js';
import type { ArchiveDeps } from './archive-deps.js';
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
  return `${archivePrefix(incident_id)}${compactTime(taken_at)}-${body.slice(0, 16)}-${file}.jsonl.gz`;
}

/** The time at the beginning of an archive's name. */
export function compactTime(at: Timestamp): string {
  return at.replace(/[-:]/g, '');
}

/**
 * An archived object is missing or differs from what was written. As long as that's
 * the case, Aegis deletes nothing.
 */
export class DamagedArchiveError extends AegisError {
  constructor(key: string, problem: string) {
    super(
      'damaged_archive',
      `The archive ${key} is damaged: ${problem}. Nothing was deleted. Restore an earlier version of the object.`,
    );
  }
}

/**
 * An object among an incident's archives isn't named by the table. It isn't read, but someone put it there.
 */
export class ForeignObjectError extends AegisError {
  constructor(key: string) {
    super(
      'foreign_archive',
      `Aegis didn't write ${key}, or the table was restored to a time before it did. Nothing was changed. Move the object away, then try again.`,
    );
  }
}

/** Locations of archives, and which objects are archives. */
export type ArchivePlaces = Pick<ArchiveDeps, 'objects'> & {
  table: Pick<ArchiveStore, 'addAnchor' | 'addPending' | 'readAnchors'>;
};

/**
 * The keys of an incident's archives, oldest first: the ones that the table names, whatever else is in the
 * bucket. If the table was lost, all of them.
 */
export async function archivesOf({ objects, table }: ArchivePlaces, incidentId: string): Promise<string[]> {
  const prefix = archivePrefix(incidentId);
  const anchors = await table.readAnchors(incidentId);
  return anchors ? [...anchors.objects].sort().map((name) => `${prefix}${name}`) : objects.list(prefix);
}

/** Objects among an incident's archives that Aegis didn't write. If the table was lost, none are known. */
export async function foreignObjects(
  { objects, table }: ArchivePlaces,
  incidentId: string,
): Promise<string[]> {
  const anchors = await table.readAnchors(incidentId);
  if (!anchors) return [];
  const known = new Set([...anchors.objects, ...anchors.pending, ...anchors.replaced]);
  return (await objects.list(archivePrefix(incidentId))).filter((key) => !known.has(nameOf(key)));
}

/** The last part of an archive's key. */
export function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/**
 * Writes an archive, reads it back, verifies it, and returns its key. Reuses the incident's newest archive when it has
 * the same lines, which means that an interrupted run wrote it. Throws DamagedArchiveError when the object read back
 * differs from what was written.
 */
export async function keepArchive(places: ArchivePlaces, archive: Archive): Promise<string> {
  const key = await keepObject(places, archive);
  await places.table.addAnchor(archive.incident_id, nameOf(key));
  return key;
}

async function keepObject({ objects, table }: ArchivePlaces, archive: Archive): Promise<string> {
  const newest = (await archivesOf({ objects, table }, archive.incident_id)).at(-1);
  const taken_at = after(newest, archive.taken_at);
  const { bytes, sha256: body } = encodeArchive({ ...archive, taken_at });
  const repeated = await findRepeated(objects, archive.incident_id, { newest, body });
  if (repeated !== undefined) return repeated;

  const key = archiveKey({ ...archive, taken_at, body, file: sha256(bytes) });
  await table.addPending(archive.incident_id, nameOf(key));
  await objects.putIfAbsent(key, bytes);
  // Read twice: a bit may have flipped on the way back, and only an object that's
  // damaged in the store is deleted.
  if ((await isKept(objects, key, body)) || (await isKept(objects, key, body))) return key;
  // In a bucket, the archiver's role may not delete archives, and S3 refuses a damaged upload by its checksum.
  const isDeleted = await objects.delete(key).then(
    () => true,
    () => false,
  );
  const left = isDeleted ? '' : ", and it couldn't be deleted";
  throw new DamagedArchiveError(key, `the object read back isn't what was written${left}`);
}

/**
 * The newest archive if it has the same lines, or one that was written right before a
 * crash, so that the table lacks it.
 */
async function findRepeated(
  objects: ObjectStore,
  incidentId: string,
  { newest = '', body }: { newest: string | undefined; body: string },
): Promise<string | undefined> {
  const listed = await objects.list(archivePrefix(incidentId));
  const same = listed.filter((key) => key >= newest && key.includes(`-${body.slice(0, 16)}-`)).at(-1);
  return same !== undefined && (await isKept(objects, same, body)) ? same : undefined;
}

/** Reads and verifies an archive. Throws DamagedArchiveError if it's missing or altered. */
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
