import { ApiError } from '../api-error.js';

const PREFIX = 'offset:';

interface Page<T> {
  items: T[];
  response_metadata: { next_cursor: string };
}

/** One page of a list, with the cursor of the next; an empty cursor is the end. */
export function pageOf<T>(
  items: readonly T[],
  { limit, cursor = '' }: { limit: number; cursor?: string | undefined },
): Page<T> {
  const start = cursor === '' ? 0 : readCursor(cursor);
  const end = start + limit;
  return {
    items: items.slice(start, end),
    response_metadata: { next_cursor: end < items.length ? btoa(`${PREFIX}${end}`) : '' },
  };
}

function readCursor(cursor: string): number {
  const text = Buffer.from(cursor, 'base64').toString();
  const offset = Number(text.slice(PREFIX.length));
  if (!text.startsWith(PREFIX) || !Number.isInteger(offset)) throw new ApiError('invalid_cursor');
  return offset;
}
