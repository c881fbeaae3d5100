import type { Logger } from '../../ports/logger.js';
import type { HttpHandler } from '../http-handler.js';
import { withContentType } from './content-type.js';
import { createReplayMemory } from './replay-memory.js';
import { readShape } from './request-shape.js';

/** What a load balancer takes at most, too; a form with every field at Slack's limit is far smaller. */
const MAX_BYTES = 1024 * 1024;

/**
 * Refuses bodies that are too large (413) and requests that were answered before (409) ahead of everything else.
 * Only an answer of success is remembered: what failed may come again, and Slack signs a later try anew.
 */
export function guardHttp(handle: HttpHandler, logger: Logger): HttpHandler {
  const answered = createReplayMemory();
  return async (event, context) => {
    const request = readShape(event);
    if (!request) return refusal(400);
    const { signatures, bytes } = request;
    if (bytes > MAX_BYTES) {
      logger.warn({ bytes }, 'a request was refused for its size');
      return refusal(413);
    }
    if (answered.has(signatures)) {
      logger.warn({}, 'a request that was answered before was refused');
      return refusal(409);
    }
    const response = await handle(event, context);
    if ((response as { statusCode?: number }).statusCode === 200) answered.add(signatures);
    return withContentType(response);
  };
}

function refusal(statusCode: number): object {
  return { statusCode, headers: {}, body: '', isBase64Encoded: false };
}
