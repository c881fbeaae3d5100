import serverless from 'serverless-http';
import {
  createDelivery,
  type Delivery,
  type Reply,
  type SignedRequest,
  type Workspace,
} from 'slack-simulator';
import type { FetchText } from '../alerts/authentication/sns-sender.js';
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
  /** What checking the senders of alerts fetches. */
  fetchText?: FetchText | undefined;
}

interface InProcessEdge {
  delivery: Delivery;
  send: Send;
  /** What anyone else sends, such as `POST /alerts/alertmanager`. */
  sendTo(path: string, request: SignedRequest): Promise<Reply>;
}

/** What a simulated workspace sends the app, signed, through the HTTP listener of this process. */
export function openInProcessEdge({
  deps,
  identity,
  workspace,
  baseUrl,
  fetchText,
  wrap = (send) => send,
}: InProcessEdgeOptions): InProcessEdge {
  const { botToken: token, signingSecret } = workspace.app;
  const signatureClock = systemClock;
  const listener = createHttpListener({ deps, identity, signingSecret, token, signatureClock, fetchText });
  const handler = serverless(listener);
  const send = wrap(createInProcessSend(handler));
  const now = () => Date.now() / 1000;
  return {
    send,
    sendTo: (path, request) => wrap(createInProcessSend(handler, path))(request),
    delivery: createDelivery({ workspace, baseUrl, signingSecret, now, send }),
  };
}
