import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { epochSeconds, type Timestamp } from '../../base/timestamp.js';

/** Slack's recommendation against replay attacks. */
const WINDOW_SECONDS = 300;

/**
 * Whether the signature headers have exactly Slack's format and a timestamp within five minutes of now. Bolt would
 * accept timestamps in other notations or in the future, and trailing junk after the signature.
 */
export function hasCurrentSignature(headers: IncomingHttpHeaders, now: Timestamp): boolean {
  const { 'x-slack-request-timestamp': sentAt, 'x-slack-signature': signature } = headers;
  if (typeof sentAt !== 'string' || typeof signature !== 'string') return false;
  if (!/^\d{10}$/.test(sentAt) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  return Math.abs(Number(sentAt) - epochSeconds(now)) <= WINDOW_SECONDS;
}

/**
 * Whether Slack signed a body. The headers must be current, see above. Bolt compares signatures by hashing both again
 * with a random key, which takes longer than everything else before a message is read.
 */
export function isSigned(headers: IncomingHttpHeaders, body: Buffer, signingSecret: string): boolean {
  const { 'x-slack-request-timestamp': sentAt, 'x-slack-signature': signature } = headers;
  const hash = createHmac('sha256', signingSecret).update(`v0:${sentAt}:`).update(body).digest('hex');
  const [expected, given] = [Buffer.from(`v0=${hash}`), Buffer.from(String(signature))];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
