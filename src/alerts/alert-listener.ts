import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { UpstreamError } from '../base/errors.js';
import { ALERT_SOURCES, type AlertSource } from '../process/alert-sources.js';
import { createAccept } from './accept-alerts.js';
import type { AlertDeps } from './alert-deps.js';
import { authenticate, noSuchSource } from './authenticate.js';
import type { SourceRequest } from './authentication/source-request.js';
import { parseBody } from './parse-body.js';
import { readDelivery } from './read-delivery.js';
import { RefusalError } from './refusal.js';
import { takeTurns } from './take-turns.js';
import { createWithBody } from './with-body.js';

const ALERTS_PATH = '/alerts/';

/** More lanes than receive alerts in one minute. */
const LANES_KNOWN = 1_000;
/**
 * Deliveries that are read and stored in parallel; those of one lane share a write. The job that
 * handles them needs the table, too.
 */
const AT_ONCE = 50;
/**
 * More requests than one process can store while a source waits; further ones get 503, and
 * their sources send them again.
 */
const MAX_OPEN = 500;

/**
 * Accepts `POST /alerts/{source}`. It answers 202 once everything is stored, and a job does the work. If a
 * source gets 503, it sends the request again.
 */
export function createAlertListener(parts: Omit<AlertDeps, 'generations'>): RequestListener {
  const deps = { ...parts, generations: new LRUCache<string, number>({ max: LANES_KNOWN }) };
  const accept = createAccept(deps);
  const withBody = createWithBody();
  const inTurn = takeTurns(AT_ONCE);
  let open = 0;

  /** The number of stored alerts. */
  async function receive(request: IncomingMessage): Promise<number> {
    const source = sourceOf(request);
    if (request.method !== 'POST') throw new RefusalError(405, 'Alerts are sent with POST.');
    const receivedAt = deps.clock.now();
    const headers = plainHeaders(request);
    refuseCompressed(headers);
    return withBody(request, (raw) => storeInTurn(source, { headers, raw, receivedAt }));
  }

  async function storeInTurn(source: AlertSource, request: SourceRequest): Promise<number> {
    if (open >= MAX_OPEN) throw new RefusalError(503, 'Too many alerts are arriving at once; send it again.');
    open += 1;
    try {
      return await inTurn(() => store(deps, accept, { source, request }));
    } finally {
      open -= 1;
    }
  }

  return (request, response) => {
    void receive(request).then(
      (accepted) => respond(response, 202, { accepted }),
      (error: unknown) => refuse(deps, response, error),
    );
  };
}

async function store(
  deps: AlertDeps,
  accept: ReturnType<typeof createAccept>,
  { source, request }: { source: AlertSource; request: SourceRequest },
): Promise<number> {
  const sender = await authenticate(deps, source, request);
  if (sender === 'confirmed') return 0;
  const { headers, raw, receivedAt } = request;
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

/** No source compresses its body, and it's undocumented whether signatures would cover the compressed one. */
function refuseCompressed({
  'content-encoding': encoding = 'identity',
}: ReturnType<typeof plainHeaders>): void {
  if (encoding.toLowerCase() !== 'identity') throw new RefusalError(415, 'Send the body uncompressed.');
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')]));
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
