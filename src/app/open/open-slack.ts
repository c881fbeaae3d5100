import { createSlack } from '../../bot/client/create-slack.js';
import { createIdentity, type IdentitySource } from '../../bot/client/identity.js';
import { type ClientSettings, createSlackClients } from '../../bot/client/slack-clients.js';
import type { Logger } from '../../ports/logger.js';
import type { InteractiveSlack, Slack } from '../../ports/slack.js';

export interface OpenedSlack {
  /** For jobs. */
  slack: Slack & InteractiveSlack;
  /** For requests that have to be answered in time. */
  interactive: InteractiveSlack;
  identity: IdentitySource;
}

interface SlackAccess {
  token: string;
  /** Without it, the app id is read from Slack. */
  appId?: string | undefined;
  apiUrl?: string | undefined;
  logger: Logger;
  interactiveMs?: number | undefined;
  /** Which client identifies the app: the quick one, unless that happens before the first request. */
  identityClient?: 'interactive' | 'worker';
  /** See `createSlackClients`. */
  fetch?: ClientSettings['fetch'];
  /** The clock by which cached people expire; see `createSlack`. */
  elapsed?: () => number;
}

/** Opens the workspace of a bot token, without calling it yet. */
export function openSlack(access: SlackAccess): OpenedSlack {
  const { appId, identityClient = 'interactive', elapsed } = access;
  const clients = createSlackClients(access);
  const identity = createIdentity(clients[identityClient], appId, elapsed);
  const { slack, interactive } = createSlack(clients, identity, { elapsed });
  return { slack: { ...slack, ...interactive }, interactive, identity };
}
