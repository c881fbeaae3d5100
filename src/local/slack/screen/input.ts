import { WebSocket } from 'ws';
import * as z from 'zod';
import type { Logger } from '../../../deps.js';
import { AegisError } from '../../../errors.js';
import { parseJson } from '../http.js';
import type { Fields } from '../model.js';
import type { SocketMode } from '../socket-mode.js';
import type { Workspace } from '../workspace.js';
import type { Aliases } from './aliases.js';
import { createClicks } from './clicks.js';
import { createHappenings } from './happenings.js';
import type { Upstream } from './upstream.js';

export interface Input {
  /** The newest trigger that local-slack has given out. */
  latestTrigger(): string;
  connect(to: { socket: SocketMode; baseUrl: string }): Promise<void>;
  stop(): void;
}

interface InputOptions {
  workspace: Workspace;
  upstream: Upstream;
  aliases: Aliases;
  logger: Logger;
}

const envelope = z.object({
  envelope_id: z.string(),
  type: z.enum(['events_api', 'slash_commands', 'interactive']),
  payload: z.record(z.string(), z.unknown()),
});

/**
 * What people do on the screen. local-slack takes this for its app and sends everything here; it is done in the
 * workspace, from where the app hears of it as from Slack itself.
 */
export function createInput({ workspace, upstream, aliases, logger }: InputOptions): Input {
  let trigger = '';
  let connection: WebSocket | undefined;

  async function open(): Promise<WebSocket> {
    const { url } = await upstream.call('apps.connections.open', {});
    const opened = new WebSocket(String(url));
    await new Promise<void>((resolve, reject) => {
      opened.once('message', () => resolve());
      opened.once('error', reject);
    });
    return opened;
  }

  return {
    latestTrigger: () => trigger,
    async connect({ socket, baseUrl }) {
      const happenings = createHappenings({
        workspace,
        aliases,
        urls: { theirs: upstream.url, ours: baseUrl },
      });
      const clicks = createClicks({ origin: { workspace, baseUrl }, socket, logger });

      async function handle(text: string): Promise<void> {
        const parsed = envelope.safeParse(parseJson(aliases.toOurs(text)));
        if (!parsed.success) return;
        const { envelope_id, type, payload } = parsed.data;
        if (typeof payload.trigger_id === 'string') trigger = payload.trigger_id;
        const answer = await attempt(async () => {
          if (type === 'events_api') return happenings(payload.event as Fields);
          return type === 'slash_commands' ? clicks.command(payload) : clicks.interact(payload);
        });
        connection?.send(JSON.stringify({ envelope_id, payload: answer ?? {} }));
      }

      async function attempt(act: () => Promise<unknown> | undefined): Promise<unknown> {
        try {
          return await act();
        } catch (err) {
          const code = err instanceof AegisError ? err.code : undefined;
          logger.warn({ err, code }, 'something done in local-slack had no effect');
          return undefined;
        }
      }

      connection = await open();
      connection.on('message', (data) => void handle(data.toString()));
    },
    stop: () => connection?.terminate(),
  };
}
