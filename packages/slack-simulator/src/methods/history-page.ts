import { ApiError } from '../api-error.js';
import type { Message } from '../model.js';

const TS = /^\d{1,11}(\.\d{1,6})?$/;
/** Slack's cursors hold a timestamp without its dot: `next_ts:1512085861000543`. */
const CURSOR = /^next_ts:(\d{1,11})(\d{6})$/;

interface Range {
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive: boolean;
}

/** The messages of a time range, in the order given. Throws `invalid_ts_oldest` and `invalid_ts_latest`. */
export function within(
  messages: readonly Message[],
  { oldest, latest, inclusive }: Range,
): readonly Message[] {
  if (oldest !== undefined && !TS.test(oldest)) throw new ApiError('invalid_ts_oldest');
  if (latest !== undefined && !TS.test(latest)) throw new ApiError('invalid_ts_latest');
  return messages.filter(({ ts }) => {
    const afterOldest = oldest === undefined || Number(ts) > Number(oldest);
    const beforeLatest = latest === undefined || Number(ts) < Number(latest);
    return (afterOldest && beforeLatest) || (inclusive && (ts === oldest || ts === latest));
  });
}

interface MessagePage {
  messages: readonly Message[];
  has_more: boolean;
  response_metadata?: { next_cursor: string };
}

/** The first `limit` messages, with the cursor of the next page if there is one. */
export function firstPage(messages: readonly Message[], limit: number): MessagePage {
  const next = messages[limit];
  return {
    messages: messages.slice(0, limit),
    has_more: next !== undefined,
    ...(next && { response_metadata: { next_cursor: btoa(`next_ts:${next.ts.replace('.', '')}`) } }),
  };
}

/** The timestamp at which a cursor continues; undefined without a cursor. Throws `invalid_cursor`. */
export function readCursor(cursor: string | undefined): string | undefined {
  if (!cursor) return undefined;
  const [, seconds, micros] = CURSOR.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (seconds === undefined) throw new ApiError('invalid_cursor');
  return `${seconds}.${micros}`;
}
