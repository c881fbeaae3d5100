import { createHmac } from 'node:crypto';
import { equalTexts } from './equal-texts.js';
import type { SourceRequest } from './source-request.js';

/** More signatures than a source sends during a secret rotation. */
const SIGNATURES_MAX = 10;

/** Whether Sentry signed the body, according to `Sentry-Hook-Signature`. */
export function hasSentrySignature({ headers, raw }: SourceRequest, secret: string): boolean {
  return equalTexts(headers['sentry-hook-signature'] ?? '', sign(raw, secret));
}

/** Whether PagerDuty signed the body; during a secret rotation, it sends several signatures. */
export function hasPagerDutySignature({ headers, raw }: SourceRequest, secret: string): boolean {
  const expected = `v1=${sign(raw, secret)}`;
  const signatures = (headers['x-pagerduty-signature'] ?? '').split(',', SIGNATURES_MAX);
  return signatures.filter((signature) => equalTexts(signature.trim(), expected)).length > 0;
}

function sign(raw: Buffer, secret: string): string {
  return createHmac('sha256', secret).update(raw).digest('hex');
}
