import serverless from 'serverless-http';
import {
  createDelivery,
  type Delivery,
  type Reply,
  type SignedRequest,
  type Workspace,
} from 'slack-simulator';
import type { FetchText } from '../../alerts/authentication/sns-sender.js';
import type { IdentitySource } from '../../bot/client/identity.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { createHttpListener } from '../http-listener.js';
import { systemClock } from '../open/system-clock.js';
import { createInProcessSend } from './in-process-send.js';

export type Send = (request: SignedRequest) => Promise<Reply>;

interface InProcessEdgeOptions {
  deps: RequestDeps;
  identity: IdentitySource;
  workspace: Workspace;
  /** Receives the answers sent to a response URL. */
  baseUrl: string;
  /** Sits between Slack and the process, so that a test can drop requests. */
  wrap?: (send: Send) => Send;
  /** Fetches what's needed to verify senders of alerts. */
  fetchText?: FetchText | undefined;
}

interface InProcessEdge {
  delivery: Delivery;
  send: Send;
  /** Sends a request that isn't Slack's, such as `POST /alerts/alertmanager`. */
  sendTo(path: string, request: SignedRequest): Promise<Reply>;
}

/** Sends the app the simulated workspace's requests, signed, through this process's HTTP listener. */
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
