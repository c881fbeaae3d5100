import { createHmac } from 'node:crypto';
import type { SignedRequest } from 'slack-simulator';

const FORM = 'application/x-www-form-urlencoded';

export interface Signing {
  secret: string;
  /** As in the header; now if absent. */
  stamp?: string;
  /** Of a form if absent. */
  contentType?: string;
}

/** A body with the headers that Slack sends along. */
export function sign(
  body: string,
  { secret, stamp = String(nowSeconds()), contentType = FORM }: Signing,
): SignedRequest {
  const hash = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return {
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${hash}`,
    },
    body,
  };
}

export function nowSeconds(): number {
  return Math.floor(Date.now() / 1_000);
}
