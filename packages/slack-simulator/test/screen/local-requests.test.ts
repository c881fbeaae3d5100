import { describe, expect, it } from 'vitest';
import { isFromHere } from '../../src/local-requests.js';

const PORT = 3000;
const host = '127.0.0.1:3000';

describe('a request', () => {
  it.each([
    ['of a program', { host }, 'POST'],
    ['by the name localhost', { host: 'localhost:3000' }, 'GET'],
    [
      'of the page itself',
      { host, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' },
      'POST',
    ],
    ['typed into the address bar', { host, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }, 'GET'],
    [
      'by a link on another site',
      { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      'GET',
    ],
  ])('%s is answered', (_, headers, method) => {
    expect(isFromHere({ headers, method }, PORT)).toBe(true);
  });

  it('has no port in its host when that is 80', () => {
    const headers = { host: '127.0.0.1', origin: 'http://127.0.0.1' };

    expect(isFromHere({ headers }, 80)).toBe(true);
    expect(isFromHere({ headers }, PORT)).toBe(false);
  });

  it.each([
    ['to a name that resolves to this machine', { host: 'evil.example:3000' }, 'GET'],
    ['to another port', { host: '127.0.0.1:3001' }, 'GET'],
    ['without a host', {}, 'GET'],
    ['of another site', { host, origin: 'https://evil.example' }, 'POST'],
    ['of another program here', { host, origin: 'http://127.0.0.1:8080' }, 'POST'],
    ['of a page without an origin', { host, origin: 'null' }, 'POST'],
    [
      'for an image on another site',
      { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      'GET',
    ],
    [
      'of a form on another site',
      { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
      'POST',
    ],
  ])('%s is refused', (_, headers, method) => {
    expect(isFromHere({ headers, method }, PORT)).toBe(false);
  });
});
