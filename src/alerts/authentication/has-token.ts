import { equalTexts } from './equal-texts.js';
import type { SourceRequest } from './source-request.js';

/**
 * Whether a request has a shared token, as `Authorization: Bearer …` or as the password of basic
 * authentication; some sources only offer the latter.
 */
export function hasToken({ headers }: Pick<SourceRequest, 'headers'>, token: string): boolean {
  const [scheme = '', credentials = ''] = (headers.authorization ?? '').trim().split(/\s+/, 2);
  if (scheme.toLowerCase() === 'bearer') return equalTexts(credentials, token);
  if (scheme.toLowerCase() !== 'basic') return false;
  const decoded = Buffer.from(credentials, 'base64').toString();
  return equalTexts(decoded.slice(decoded.indexOf(':') + 1), token);
}
