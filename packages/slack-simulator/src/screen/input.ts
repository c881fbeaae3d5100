import { WebSocket } from 'ws';
import * as z from 'zod';
import { parseJson } from '../http.js';
import type { Logger } from '../logger.js';
import type { Fields } from '../model.js';
import type { SocketMode } from '../socket-mode.js';
import type { Workspace } from '../workspace.js';
import type { Aliases } from './aliases.js';
import { createClicks } from './clicks.js';
import { createScreenEventHandler } from './screen-events.js';
import type { Upstream } from './upstream.js';

export interface Input {
  /** The newest trigger id from local-slack. */
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

type Envelope = z.output<typeof envelope>;

/**
 * Receives what people do on the screen. local-slack sends it here as to its app; it is applied to the workspace,
 * which sends the app its events.
 */
export function createInput({ workspace, upstream, aliases, logger }: InputOptions): Input {
  let trigger = '';
  let connection: WebSocket | undefined;

  async function open(take: (envelope: Envelope) => Promise<unknown>): Promise<void> {
    const { url } = await upstream.call('apps.connections.open', {});
    const opened = new WebSocket(String(url));
    connection = opened;
    opened.on('message', async (data) => {
      const parsed = envelope.safeParse(parseJson(aliases.toOurs(data.toString())));
      if (!parsed.success) return;
      const answer = await take(parsed.data).catch((err: unknown) => {
        logger.warn({ err }, "couldn't apply an action from local-slack");
      });
      opened.send(JSON.stringify({ envelope_id: parsed.data.envelope_id, payload: answer ?? {} }));
    });
    // local-slack sends its first frame once the connection is registered.
    await new Promise((resolve, reject) => {
      opened.once('message', resolve);
      opened.once('error', reject);
    });
  }

  return {
    latestTrigger: () => trigger,
    async connect({ socket, baseUrl }) {
      const urls = { theirs: upstream.url, ours: baseUrl };
      const happen = createScreenEventHandler({ workspace, aliases, urls });
      const clicks = createClicks({ origin: { workspace, baseUrl }, socket, logger });
      await open(async ({ type, payload }) => {
        if (typeof payload.trigger_id === 'string') trigger = payload.trigger_id;
        if (type === 'events_api') return happen(payload.event as Fields);
        return type === 'slash_commands' ? clicks.command(payload) : clicks.interact(payload);
      });
    },
    stop: () => connection?.terminate(),
  };
}
