import serverless from 'serverless-http';
import {
  createDelivery,
  type Delivery,
  type Reply,
  type SignedRequest,
  type Workspace,
} from 'slack-simulator';
import type { IdentitySource } from '../bot/client/identity.js';
import type { RequestDeps } from '../commands/kernel/request-deps.js';
import { createHttpListener } from './http-listener.js';
import { createInProcessSend } from './in-process-send.js';
import { systemClock } from './system-clock.js';

export type Send = (request: SignedRequest) => Promise<Reply>;

interface InProcessEdgeOptions {
  deps: RequestDeps;
  identity: IdentitySource;
  workspace: Workspace;
  /** Where answers to a response URL go. */
  baseUrl: string;
  /** Comes between Slack and the process, so that a test can lose requests. */
  wrap?: (send: Send) => Send;
}

/** What a simulated workspace sends the app, signed, through the HTTP listener of this process. */
export function openInProcessEdge({
  deps,
  identity,
  workspace,
  baseUrl,
  wrap = (send) => send,
}: InProcessEdgeOptions): { delivery: Delivery; send: Send } {
  const { botToken: token, signingSecret } = workspace.app;
  const signatureClock = systemClock;
  const listener = createHttpListener({ deps, identity, signingSecret, token, signatureClock });
  const send = wrap(createInProcessSend(serverless(listener)));
  const now = () => Date.now() / 1000;
  return { send, delivery: createDelivery({ workspace, baseUrl, signingSecret, now, send }) };
}
