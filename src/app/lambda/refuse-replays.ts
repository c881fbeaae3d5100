import type { RequestListener } from 'node:http';
import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../../base/durations.js';
import { changesNothing } from '../../bot/edge/http-receiver.js';
import type { Logger } from '../../ports/logger.js';

/** Twice the time for which a signature is valid: its timestamp may be five minutes ahead. */
const KEEP_MS = 10 * MINUTE_MS;
/** More requests than one instance, which handles one at a time, can answer in that time. */
const KEEP = 5_000;

/**
 * Answers 409 to a request that this instance has already answered with 200. A failed request may be
 * repeated, because Slack signs each retry with a new timestamp. On other instances, the request row catches
 * a replay by its trigger, view or message.
 */
export function refuseReplays(listener: RequestListener, logger: Logger): RequestListener {
  const answered = new LRUCache<string, true>({ max: KEEP, ttl: KEEP_MS });
  return (request, response) => {
    const signature = String(request.headers['x-slack-signature'] ?? '');
    if (answered.has(signature)) {
      logger.warn({}, 'refused a request that was already answered');
      response.writeHead(409);
      response.end();
      return;
    }
    response.once('finish', () => {
      if (signature && response.statusCode === 200 && !changesNothing.has(response))
        answered.set(signature, true);
    });
    listener(request, response);
  };
}
