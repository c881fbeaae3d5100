import type { IncomingMessage } from 'node:http';

/** The names of this machine that a browser may use. */
const HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether a request comes from this machine's own pages or programs. A page elsewhere can make a browser send requests
 * here: under another name that resolves to 127.0.0.1 (the `Host` gives it away), or across sites (`Origin` and
 * `Sec-Fetch-Site` do). Following a link from another page is fine.
 */
export function isFromHere(
  { headers, method = 'GET' }: Pick<IncomingMessage, 'headers' | 'method'>,
  port: number,
): boolean {
  // Browsers leave out the port that is usual for HTTP.
  const ours = HOSTS.flatMap((host) => (port === 80 ? [host, `${host}:80`] : [`${host}:${port}`]));
  if (!ours.includes(headers.host ?? '')) return false;
  const { origin } = headers;
  if (origin !== undefined) return ours.some((host) => origin === `http://${host}`);
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
}
