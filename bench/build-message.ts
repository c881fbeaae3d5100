import { epochMillis, fromMillis } from '../src/base/timestamp.js';
import type { Comment } from '../src/incidents/records/comment.js';
import { aComment, DECLARED_AT } from '../test/support/records.js';

const TEXTS = [
  'Error rate on payment-api is at 42 % since the 14:02 rollout',
  'I suspect the connection pool, but I am not sure',
  'Ruled out the database: no slow queries on db1 since 13:50',
  'Rolled back payment-api to the previous release, watching',
  'Do we tell the merchants who wrote to us?',
  'Found it: the pool size was cut from 200 to 20 by mistake in release',
];

/** The nth message of an incident; messages are three seconds apart. */
export function buildMessage(n: number): Comment {
  return aComment({
    timestamp: fromMillis(epochMillis(DECLARED_AT) + (n + 1) * 3_000),
    user_id: `U${n % 12}`,
    text: `${TEXTS[n % TEXTS.length]} ${n % 7 === 0 ? `(node-${n % 97})` : `shard ${(n * 31) % 211}`}`,
  });
}
