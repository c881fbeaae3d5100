import * as z from 'zod';
import { SERVICE_MAX } from '../incidents/records/incident.js';

/** More than any process needs; each is kept in memory and read often. */
export const ENTRIES_MAX = 500;

const SERVICE = /^[a-z0-9][a-z0-9._-]*$/;

export const serviceName = z
  .string()
  .max(SERVICE_MAX)
  .regex(SERVICE, 'must be a service name such as payments or search-api, in lowercase');

/** A line for people to read. */
export function line(max: number) {
  return z
    .string()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .regex(/^[^\r\n]*$/, 'must be a single line');
}

/** Text for people to read, in Slack's own markup. */
export function prose(max: number) {
  return z.string().min(1, 'must not be empty').max(max, `must have at most ${max} characters`);
}

export const webAddress = z
  .string()
  .max(1_000)
  .regex(/^https?:\/\/[^\s<>|"]+$/, 'must be a web address that starts with https://');

/** A channel, by name or id. */
export const channelName = z
  .string()
  .regex(
    /^(?:#[^\s#@,<>]{1,80}|[CG][A-Z0-9]{5,20})$/,
    'must be a channel such as "#incidents" or C0123456789',
  );

/** Where a secret is stored, so that it's never in this file. */
export const secretName = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9_]{0,99}$/,
    'must be the name of an environment variable, such as PAGERDUTY_KEY_PAYMENTS',
  );
