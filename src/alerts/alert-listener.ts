import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { UpstreamError } from '../base/errors.js';
import { ALERT_SOURCES, type AlertSource } from '../process/alert-sources.js';
import { createAccept } from './accept-alerts.js';
import type { AlertDeps } from './alert-deps.js';
import { authenticate, noSuchSource, parseBody } from './authenticate.js';
import { readDelivery } from './read-delivery.js';
import { RefusalError } from './refusal.js';
import { takeTurns } from './take-turns.js';

const ALERTS_PATH = '/alerts/';

/** A group of 5,000 alerts in Alertmanager; Lambda itself accepts 6 MB. */
const BODY_MAX_BYTES = 4 * 1024 * 1024;
/** More lanes than get alerts in one minute. */
const LANES_KNOWN = 1_000;
/** Read and stored at once, those of one lane with the same write; the job that handles them needs the table, too. */
const AT_ONCE = 50;
/** More requests than one process stores while a source waits; the sources send the others again. */
const MAX_OPEN = 500;

/**
 * Accepts `POST /alerts/{source}`. It answers 202 once everything is stored, and the work is a job's; a source that gets
 * 503 sends it again.
 */
export function createAlertListener(parts: Omit<AlertDeps, 'generations'>): RequestListener {
  const deps = { ...parts, generations: new LRUCache<string, number>({ max: LANES_KNOWN }) };
  const accept = createAccept(deps);
  const inTurn = takeTurns(AT_ONCE);
  let open = 0;
  return (request, response) => {
    if (open >= MAX_OPEN) {
      answer(response, 503, 'Too many alerts arrive at once; send it again.');
      return;
    }
    open += 1;
    void inTurn(() => receive(deps, accept, request))
      .then(
        (accepted) => respond(response, 202, { accepted }),
        (error: unknown) => refuse(deps, response, error),
      )
      .finally(() => {
        open -= 1;
      });
  };
}

/** The number of alerts that are stored. */
async function receive(
  deps: AlertDeps,
  accept: ReturnType<typeof createAccept>,
  request: IncomingMessage,
): Promise<number> {
  const source = sourceOf(request);
  if (request.method !== 'POST') throw new RefusalError(405, 'Alerts are sent with POST.');
  const receivedAt = deps.clock.now();
  const headers = plainHeaders(request);
  refuseCompressed(headers);
  const raw = await readBytes(request);
  const sender = await authenticate(deps, source, { headers, raw, receivedAt });
  if (sender === 'confirmed') return 0;
  const delivery = readDelivery(source, { headers, body: parseBody(raw), receivedAt });
  await accept(delivery);
  return delivery.alerts.length;
}

function sourceOf({ url = '' }: IncomingMessage): AlertSource {
  const name = url.split('?')[0]?.slice(ALERTS_PATH.length).replace(/\/$/, '');
  const source = ALERT_SOURCES.find((one) => one === name);
  if (!source) throw noSuchSource();
  return source;
}

/** None of the sources compresses, and what a signature would be of isn't known. */
function refuseCompressed({
  'content-encoding': encoding = 'identity',
}: ReturnType<typeof plainHeaders>): void {
  if (encoding.toLowerCase() !== 'identity') throw new RefusalError(415, 'Send the body uncompressed.');
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')]));
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = () => new RefusalError(413, 'The body is larger than 4 MB; send fewer alerts at once.');
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuse({ logger }: AlertDeps, response: ServerResponse, error: unknown): void {
  if (error instanceof RefusalError) {
    logger.warn({ status: error.status, reason: error.message }, 'refused alerts');
    answer(response, error.status, error.message);
    return;
  }
  if (error instanceof UpstreamError) logger.warn({ code: error.upstreamCode }, "couldn't store alerts");
  else logger.error({ err: error }, "couldn't accept alerts");
  answer(response, 503, "The alerts couldn't be stored; send them again.");
}

function answer(response: ServerResponse, status: number, error: string): void {
  respond(response, status, { error });
}

function respond(response: ServerResponse, status: number, body: object): void {
  // serverless-http drops headers that are passed to writeHead.
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.writeHead(status);
  response.end(JSON.stringify(body));
}
