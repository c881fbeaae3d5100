import { lookup as resolve } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { UpstreamError } from '../../base/errors.js';
import type { OutwardPost, OutwardResponse } from '../../ports/outward.js';
import { isAllowedAddress } from './allowed-address.js';

/** Standard Webhooks suggests 15 to 30 s. */
const TIMEOUT_MS = 15_000;
/** Bytes of a response that are read. */
const ANSWER_MAX = 2_000;

/**
 * Posts to an address that an operator configured. Every address that its name resolves to is
 * checked while connecting, so that it can't change in between. Redirects aren't followed;
 * they're responses like any other.
 */
export async function postWebhook({
  url,
  headers,
  body,
  allowsPrivate,
}: OutwardPost): Promise<OutwardResponse> {
  const { protocol, hostname, host } = new URL(url);
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !isAllowedAddress(literal, { allowsPrivate })) throw refused(host);
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  const options = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Aegis' },
    lookup: createLookup(host, allowsPrivate),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    agent: false as const,
  };
  return new Promise((done, fail) => {
    const fails = (cause: Error) => fail(cause instanceof UpstreamError ? cause : unreachable(host, cause));
    send(url, options, (response) => void readAnswer(response).then(done, fails))
      .on('error', fails)
      .end(body);
  });
}

/** Node's own lookup, minus addresses that aren't allowed. */
function createLookup(host: string, allowsPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? unreachable(host, new Error('no address')), '', 4);
      const areAllowed = addresses.every(({ address }) => isAllowedAddress(address, { allowsPrivate }));
      if (!areAllowed) return callback(refused(host), '', 4);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

async function readAnswer(response: IncomingMessage): Promise<OutwardResponse> {
  const { statusCode = 0, headers } = response;
  let body = '';
  for await (const chunk of response) {
    body += String(chunk);
    if (body.length > ANSWER_MAX) break;
  }
  const retryAfter = headers['retry-after'];
  return { status: statusCode, headers: { 'retry-after': retryAfter }, body: body.slice(0, ANSWER_MAX) };
}

function unreachable(host: string, cause: Error): UpstreamError {
  const { name, code = name } = cause as NodeJS.ErrnoException;
  const reason = name === 'AbortError' || name === 'TimeoutError' ? 'no answer in time' : code;
  return new UpstreamError('sink_unreachable', `${host} couldn't be reached (${reason}).`, {
    retryable: true,
    cause,
  });
}

function refused(host: string): UpstreamError {
  return new UpstreamError(
    'private_address',
    `${host} is an address in a private network; set \`network: private\` to allow it.`,
  );
}
