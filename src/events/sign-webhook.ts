import { createHmac } from 'node:crypto';
import { UpstreamError } from '../base/errors.js';

const PREFIX = 'whsec_';
/** Bytes, as Standard Webhooks requires. */
const KEY = { min: 24, max: 64 };

interface Delivery {
  id: string;
  /** Seconds since 1970. */
  seconds: number;
  body: string;
}

/**
 * The headers of a webhook, as in https://github.com/standard-webhooks/standard-webhooks, with a signature for each
 * secret, so that a receiver can rotate its secret at any time.
 */
export function signWebhook(
  secrets: readonly string[],
  { id, seconds, body }: Delivery,
): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64');
    return `v1,${mac}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
}

/** `whsec_a whsec_b`, separated by spaces or commas. Throws UpstreamError for anything else, without repeating it. */
export function readSecrets(name: string, value: string | undefined): string[] {
  const secrets = (value ?? '').split(/[\s,]+/).filter(Boolean);
  if (secrets.length > 0 && secrets.every((secret) => isKey(keyOf(secret)))) return secrets;
  throw new UpstreamError(
    'bad_secret',
    `${name} isn't set to a webhook secret: \`${PREFIX}\` and ${KEY.min} to ${KEY.max} bytes in base64.`,
  );
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : '', 'base64');
}

function isKey({ length }: Buffer): boolean {
  return length >= KEY.min && length <= KEY.max;
}
