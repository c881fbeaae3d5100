import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a webhook may be under way. */
const TOLERANCE = 5 * 60;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

interface Webhook {
  headers: Headers;
  /** Of the request, as it was sent. */
  body: string;
  /** Milliseconds since 1970. */
  now?: number;
}

/** Whether a webhook comes from who knows the secret, and recently: https://www.standardwebhooks.com */
export function isGenuine(secret: string, { headers, body, now = Date.now() }: Webhook): boolean {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name] ?? ''),
  );
  const age = Math.abs(now / 1_000 - Number(timestamp));
  if (!id || !timestamp || !signatures || !(age <= TOLERANCE)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures.split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
