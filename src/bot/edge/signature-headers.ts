import type { IncomingHttpHeaders } from 'node:http';
import { epochSeconds, type Timestamp } from '../../base/timestamp.js';

/** Slack's own advice. */
const WINDOW_SECONDS = 300;

/**
 * Whether the signature headers have exactly Slack's form and are not older or newer than five minutes. Bolt checks
 * the signature itself, but takes times of any spelling, times to come, and signatures with something after them.
 */
export function hasCurrentSignature(headers: IncomingHttpHeaders, now: Timestamp): boolean {
  const { 'x-slack-request-timestamp': sentAt, 'x-slack-signature': signature } = headers;
  if (typeof sentAt !== 'string' || typeof signature !== 'string') return false;
  if (!/^\d{10}$/.test(sentAt) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  return Math.abs(Number(sentAt) - epochSeconds(now)) <= WINDOW_SECONDS;
}
