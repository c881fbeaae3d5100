import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { isGenuine } from './verify.js';

/** The parts of an event that the examples use; docs/events has them all. */
export interface IncidentEvent {
  id: string;
  type: string;
  subject: string;
  time: string;
  data: {
    incident: {
      id: string;
      title: string;
      service: string;
      severity: string;
      status: string;
      visibility: string;
    };
    key: string;
    by?: string;
    change: Record<string, string>;
    text?: string;
  };
}

interface Incoming {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

interface ReceiverOptions {
  secret: string;
  /** Has to do nothing for an event that it has had before. A failure lets Aegis send the event again. */
  onEvent(event: IncidentEvent): Promise<void>;
  now?: () => number;
  /** Handles requests to other paths. */
  onOther?: (request: Incoming) => Promise<number>;
}

/** A server that accepts events of Aegis at `/`, verified, each id once. */
export function createReceiver({ secret, onEvent, onOther, now = Date.now }: ReceiverOptions): Server {
  const seen = new Set<string>();
  const accept = async (body: string): Promise<number> => {
    const event = JSON.parse(body) as IncidentEvent;
    if (seen.has(event.id)) return 204;
    try {
      await onEvent(event);
      seen.add(event.id);
      return 204;
    } catch (error) {
      console.error(`${event.id} failed, so Aegis will send it again:`, error);
      return 500;
    }
  };
  const answer = async (request: Incoming): Promise<number> => {
    if (request.path !== '/') return (await onOther?.(request)) ?? 404;
    return isGenuine(secret, { ...request, now: now() }) ? accept(request.body) : 401;
  };
  return createServer(async (request, response) => {
    const { url: path = '', headers } = request;
    const body = await text(request);
    response.writeHead(await answer({ path, headers, body })).end();
  });
}
