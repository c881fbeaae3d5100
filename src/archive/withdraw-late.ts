import { citedMessage } from '../data/entities/claims-on-messages.js';
import { sk } from '../data/table/keys.js';
import type { RawItem } from '../data/table/raw-item.js';
import { readSortKey } from '../data/table/read-keys.js';
import type { ItemsByKey } from './items-by-key.js';

/**
 * Removes from an incident's items what rests on text that was removed after they were archived:
 * events that quote a deleted message, quotes of a corrected one, and claims that cite a message that
 * was deleted or corrected, or that lost a file. `now` has each item in its newest version,
 * `archived` the items of the archive.
 */
export function withdrawLate(archived: ItemsByKey, now: ItemsByKey): ItemsByKey {
  const changed = [...now].filter(([SK, item]) => isCorrected(archived.get(SK), item));
  if (changed.length === 0) return now;
  const messages = new Set(changed.map(([SK]) => readSortKey(SK).timestamp));
  const deleted = new Set(changed.filter(([, item]) => item.deleted_at).map(([SK]) => SK));
  const kept = [...now].filter(([, item]) => !deleted.has(quotedBy(item) ?? ''));
  const quoted = new Map(changed);
  const corrected = kept.map(([SK, item]): [string, RawItem] => [SK, withQuote(item, quoted)]);
  return new Map(corrected.map(([SK, item]) => [SK, withoutClaims(SK, item, messages)]));
}

/** Whether a message has less text than when it was archived, or another item was redacted. */
export function lostWords(archived: RawItem | undefined, now: RawItem | undefined): boolean {
  if (!now) return false;
  if (archived && WITHDRAWN.some((name) => isChanged(archived, now, name))) return true;
  return isCorrected(archived, now);
}

/** Set when text is removed from an event, a task or a summary. */
const WITHDRAWN = ['deleted_at', 'redacted_by', 'redacted_claims', 'retracted'];

function isChanged(archived: RawItem, now: RawItem, name: string): boolean {
  return JSON.stringify(archived[name]) !== JSON.stringify(now[name]);
}

function isCorrected(archived: RawItem | undefined, now: RawItem): boolean {
  if (!now.SK?.S?.startsWith(sk.prefix.comment)) return false;
  if (!archived) return now.deleted_at !== undefined;
  const names = ['deleted_at', 'deleted_files', ...(now.author_kind ? [] : ['edited_at'])];
  // A bot message's earlier text is still on the record.
  return names.some((name) => isChanged(archived, now, name));
}

function quotedBy({ detail }: RawItem): string | undefined {
  return detail?.M?.comment?.S ?? detail?.M?.message?.S;
}

/**
 * The key event of a marked message quotes its current text; the states of a bot's message stay as they are.
 */
function withQuote(event: RawItem, changed: ItemsByKey): RawItem {
  const message = changed.get(event.detail?.M?.comment?.S ?? '');
  if (!message) return event;
  const { note: _, files: __, content_ref: ___, ...rest } = event;
  const { text, files, content_ref } = message;
  return {
    ...rest,
    ...(text && { note: text }),
    ...(files && { files }),
    ...(content_ref && { content_ref }),
  };
}

/** The text that was generated from the old claims is removed with them. */
function withoutClaims(SK: string, item: RawItem, messages: ReadonlySet<string>): RawItem {
  const claims = item.claims?.L;
  if (!SK.startsWith(sk.prefix.summary) || !claims) return item;
  const rests = ({ S = '' }) => messages.has(citedMessage(S) ?? '');
  const left = claims.filter(({ M }) => !M?.citations?.L?.some(rests));
  if (left.length === claims.length) return item;
  const { content_ref: _, ...rest } = item;
  const removed = Number(item.redacted_claims?.N ?? 0) + claims.length - left.length;
  return { ...rest, claims: { L: left }, redacted_claims: { N: String(removed) } };
}
