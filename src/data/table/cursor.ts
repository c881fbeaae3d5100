import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { UsageError } from '../../base/errors.js';

/**
 * An opaque position in a list, bound to its query so that it can't be used in another list. Short enough for
 * the value of a Slack button (2,000 characters).
 */
export function encodeCursor(query: string, position: unknown): string {
  return Buffer.from(JSON.stringify([query, position, checkOf(query, position)])).toString('base64url');
}

/**
 * The position in a cursor; undefined without one. Throws UsageError if it's invalid or from another query.
 */
export function decodeCursor<T>(
  query: string,
  cursor: string | undefined,
  position: z.ZodType<T>,
): T | undefined {
  if (cursor === undefined) return undefined;
  const parsed = position.safeParse(positionFor(query, cursor));
  if (!parsed.success) throw new UsageError('This page is no longer valid. Start the list again.');
  return parsed.data;
}

function positionFor(query: string, cursor: string): unknown {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(decoded)) return undefined;
    const [from, position, check] = decoded;
    return from === query && check === checkOf(query, position) ? position : undefined;
  } catch {
    return undefined;
  }
}

/** Detects a truncated or altered cursor before the table sees it; engines differ in how they reject one. */
function checkOf(query: string, position: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([query, position]))
    .digest('base64url')
    .slice(0, 8);
}
