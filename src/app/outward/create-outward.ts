import { UpstreamError } from '../../base/errors.js';
import type { Outward } from '../../ports/outward.js';
import type { Environment } from '../config/config.js';
import { callAws } from './call-aws.js';

const BUS_TIMEOUT_MS = 10_000;

/**
 * Calls to event sinks and to KMS. AWS calls use the credentials in the environment. The code that posts and
 * signs is loaded with the first call, because few deployments make any.
 */
export function createOutward(env: Environment): Outward {
  return {
    post: async (request) => (await import('./post-webhook.js')).postWebhook(request),
    putEvents: (body) =>
      callAws(env, {
        service: 'events',
        path: '/',
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
        body,
        timeoutMs: BUS_TIMEOUT_MS,
      }).catch((cause: Error) => {
        throw new UpstreamError('bus_unreachable', `EventBridge didn't answer: ${cause.message}`, {
          retryable: true,
          cause,
        });
      }),
    sign: async (keyArn, message) => (await import('./sign-with-kms.js')).signWithKms(env, keyArn, message),
  };
}
