import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import { parseJson } from './http-exchange.js';
import { SimulatorError } from './simulator-error.js';
import type { Workspace } from './workspace.js';

/** Slack's deadline for the response to a command or click. */
const ANSWER_DEADLINE_MS = 3_000;

/** When Slack sends an unacknowledged event again, after each attempt. */
const RETRY_AFTER_MS = [3_000, 60_000, 300_000];

const CLOSE_DEADLINE_MS = 500;

interface Outgoing {
  type: 'events_api' | 'slash_commands' | 'interactive';
  payload: object;
}

interface Pending extends Outgoing {
  id: string;
  /** How often it has been sent. */
  attempts: number;
  connection?: WebSocket | undefined;
  timer?: NodeJS.Timeout | undefined;
  resolve(acknowledgement: unknown): void;
  reject(error: Error): void;
}

export interface SocketMode {
  /** Returns the URL for one new connection. */
  open(): string;
  /** Accepts a connection whose URL `open` returned; false for any other. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /**
   * Sends to one of the app's connections and resolves with the payload of the acknowledgement. Events wait for a
   * connection and are sent again until acknowledged; commands and clicks reject with SimulatorError
   * `dispatch_failed` or `operation_timeout`.
   */
  send(outgoing: Outgoing): Promise<unknown>;
  /** Asks the app to reconnect, as Slack does from time to time. */
  disconnect(): void;
  /** Breaks the connections without a close frame. */
  drop(): void;
  stop(): Promise<void>;
}

interface SocketModeOptions {
  workspace: Workspace;
  /** The start of each connection's URL, `ws://127.0.0.1:3000/slack/socket/`. */
  address: string;
}

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

export function createSocketMode({ workspace, address }: SocketModeOptions): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const connections = new Set<WebSocket>();
  const pending = new Map<string, Pending>();

  function accept(connection: WebSocket): void {
    connections.add(connection);
    connection.on('message', (data) => settle(data));
    connection.on('close', () => lose(connection));
    connection.send(
      JSON.stringify({
        type: 'hello',
        num_connections: connections.size,
        connection_info: { app_id: workspace.app.id },
        debug_info: { host: 'local', build_number: 1, approximate_connection_time: 18_060 },
      }),
    );
    for (const one of pending.values()) if (!one.connection) transmit(one);
  }

  /** Sends a lost connection's events again on another one; its commands and clicks fail. */
  function lose(connection: WebSocket): void {
    connections.delete(connection);
    for (const one of pending.values()) {
      if (one.connection !== connection) continue;
      one.connection = undefined;
      transmit(one);
    }
  }

  function settle(data: RawData): void {
    const parsed = acknowledgement.safeParse(parseJson(data.toString()));
    const one = parsed.success ? pending.get(parsed.data.envelope_id) : undefined;
    if (one) forget(one).resolve(parsed.data?.payload);
  }

  function transmit(one: Pending): void {
    clearTimeout(one.timer);
    const isEvent = one.type === 'events_api';
    const connection = isEvent || one.attempts === 0 ? nextConnection() : undefined;
    if (connection) dispatch(one, connection);
    else if (!isEvent) fail(one, 'dispatch_failed', "The app isn't connected.");
  }

  function dispatch(one: Pending, connection: WebSocket): void {
    const isEvent = one.type === 'events_api';
    one.connection = connection;
    one.timer = isEvent ? repeatLater(one) : giveUpLater(one);
    connection.send(
      JSON.stringify({
        envelope_id: one.id,
        type: one.type,
        payload: one.payload,
        accepts_response_payload: !isEvent,
        ...(isEvent && { retry_attempt: one.attempts }),
        ...(one.attempts > 0 && { retry_reason: 'timeout' }),
      }),
    );
    one.attempts += 1;
  }

  /** Takes the connections in turn. */
  function nextConnection(): WebSocket | undefined {
    const [connection] = connections;
    if (!connection) return undefined;
    connections.delete(connection);
    connections.add(connection);
    return connection;
  }

  function repeatLater(one: Pending): NodeJS.Timeout | undefined {
    const wait = RETRY_AFTER_MS[one.attempts];
    return wait === undefined ? undefined : setTimeout(() => transmit(one), wait).unref();
  }

  function giveUpLater(one: Pending): NodeJS.Timeout {
    const giveUp = () => fail(one, 'operation_timeout', "The app didn't respond within 3 s.");
    return setTimeout(giveUp, ANSWER_DEADLINE_MS).unref();
  }

  function fail(one: Pending, code: string, message: string): void {
    forget(one).reject(new SimulatorError(code, message));
  }

  function forget(one: Pending): Pending {
    clearTimeout(one.timer);
    pending.delete(one.id);
    return one;
  }

  return {
    open() {
      const ticket = workspace.nextId('ticket');
      tickets.add(ticket);
      return `${address}${ticket}`;
    },
    upgrade(request, socket, head) {
      const ticket = request.url?.split('/').at(-1) ?? '';
      if (!tickets.delete(ticket)) return false;
      server.handleUpgrade(request, socket, head, accept);
      return true;
    },
    send: (outgoing) =>
      new Promise((resolve, reject) => {
        const one: Pending = { ...outgoing, id: workspace.nextId('envelope'), attempts: 0, resolve, reject };
        pending.set(one.id, one);
        transmit(one);
      }),
    disconnect() {
      const frame = { type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'local' } };
      for (const connection of connections) connection.send(JSON.stringify(frame));
    },
    drop() {
      for (const connection of connections) connection.terminate();
    },
    async stop() {
      for (const one of pending.values()) forget(one);
      await Promise.all([...connections].map(closeGently));
      server.close();
    },
  };
}

/** Waits for the app to close its side: Bolt reports an error if a connection breaks while its app is stopping. */
async function closeGently(connection: WebSocket): Promise<void> {
  const deadline = setTimeout(() => connection.terminate(), CLOSE_DEADLINE_MS);
  connection.close(1001);
  await new Promise((resolve) => connection.once('close', resolve));
  clearTimeout(deadline);
}
