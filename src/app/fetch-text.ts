import { LRUCache } from 'lru-cache';
import { DAY_MS } from '../base/durations.js';
import { UpstreamError } from '../base/errors.js';

const TIMEOUT_MS = 2_000;
/** A certificate has about 2,000 characters. */
const CHARACTERS_MAX = 100_000;

/**
 * Fetches texts over HTTPS, and caches them for a day: they're certificates, which never change at
 * their URL. Throws UpstreamError.
 */
export function createFetchText(): (url: string) => Promise<string> {
  const certificates = new LRUCache<string, string>({ max: 20, ttl: DAY_MS });
  return async (url) => {
    const known = certificates.get(url);
    if (known !== undefined) return known;
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    if (!response.ok || text.length > CHARACTERS_MAX) {
      throw new UpstreamError('fetch_failed', `${new URL(url).host} answered ${response.status}.`);
    }
    if (url.endsWith('.pem')) certificates.set(url, text);
    return text;
  };
}
