import type { Reply, SignedRequest } from 'slack-simulator';
import { EVENTS_PATH } from '../../bot/edge/http-receiver.js';

export type HttpHandler = (event: object, context: object) => Promise<object>;

/** Sends requests to an HTTP handler as API Gateway (payload format 2.0) would, without a port. */
export function createInProcessSend(
  handler: HttpHandler,
  path = EVENTS_PATH,
): (request: SignedRequest) => Promise<Reply> {
  return async ({ headers, body }) => {
    const response = await handler(
      {
        version: '2.0',
        rawPath: path,
        rawQueryString: '',
        headers,
        requestContext: { http: { method: 'POST', path, sourceIp: '127.0.0.1' } },
        body,
        isBase64Encoded: false,
      },
      {},
    );
    const { statusCode, body: text = '' } = response as { statusCode: number; body?: string };
    return { status: statusCode, body: text };
  };
}
