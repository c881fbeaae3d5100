import { createHmac } from 'node:crypto';
import { parseJson } from './http-exchange.js';
import type { Envelope, Fields, View } from './model.js';
import {
  buildCommand,
  buildMessageClick,
  buildMessageShortcut,
  buildShortcut,
  buildViewClick,
  buildViewClosed,
  buildViewSubmission,
  type Click,
  type CommandUse,
  type Origin,
  type Submission,
} from './payloads.js';
import { applyViewReply, showCommandReply } from './replies.js';

export interface SignedRequest {
  headers: Record<string, string>;
  body: string;
}

export interface Reply {
  status: number;
  body: string;
}

interface DeliveryOptions extends Origin {
  signingSecret: string;
  /** Seconds since 1970, for the signature. */
  now: () => number;
  /** Sends a request to the app. */
  send: (request: SignedRequest) => Promise<Reply>;
}

interface Retry {
  retryNum: number;
  retryReason: string;
}

/** Sends the app what Slack sends over HTTP, signed. The app's acknowledgements take effect in the workspace. */
export interface Delivery {
  event(envelope: Envelope | Fields, retry?: Retry): Promise<Reply>;
  command(use: CommandUse): Promise<Reply>;
  /** A button or menu in a message. */
  click(click: Click & { channel: string; ts: string }): Promise<Reply>;
  /** A button or menu in a modal or on Home. */
  clickInView(click: Click & { view: View }): Promise<Reply>;
  /** `errors` are the messages next to the fields, by block id, if the app didn't accept the form. */
  viewSubmission(submission: Submission): Promise<Reply & { errors?: Record<string, string> | undefined }>;
  viewClosed(closed: { user: string; view: View }): Promise<Reply>;
  shortcut(use: { user: string; callbackId: string }): Promise<Reply>;
  messageShortcut(use: { user: string; callbackId: string; channel: string; ts: string }): Promise<Reply>;
  /** Any interactive payload, even one that Slack wouldn't send. */
  interactive(payload: unknown): Promise<Reply>;
  /** Any signed body. */
  raw(body: string, contentType: string, headers?: Record<string, string>): Promise<Reply>;
}

const FORM = 'application/x-www-form-urlencoded';

export function createDelivery({ signingSecret, now, send, ...origin }: DeliveryOptions): Delivery {
  const raw: Delivery['raw'] = (body, contentType, headers = {}) =>
    send({ headers: { ...sign(body, contentType, { signingSecret, now: now() }), ...headers }, body });
  const interactive = (payload: unknown) =>
    raw(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM);

  return {
    raw,
    interactive,
    event: (envelope, retry) =>
      raw(JSON.stringify(envelope), 'application/json', {
        ...(retry && {
          'x-slack-retry-num': String(retry.retryNum),
          'x-slack-retry-reason': retry.retryReason,
        }),
      }),
    async command(use) {
      const reply = await raw(new URLSearchParams(buildCommand(origin, use)).toString(), FORM);
      showCommandReply(origin.workspace, use, textOfReply(reply, use.command));
      return reply;
    },
    click: (click) => interactive(buildMessageClick(origin, click)),
    clickInView: (click) => interactive(buildViewClick(origin, click)),
    async viewSubmission(submission) {
      const reply = await interactive(buildViewSubmission(origin, submission));
      if (reply.status !== 200) return reply;
      return { ...reply, errors: applyViewReply(origin.workspace, submission, parseJson(reply.body)) };
    },
    viewClosed: (closed) => interactive(buildViewClosed(origin, closed)),
    shortcut: (use) => interactive(buildShortcut(origin, use)),
    messageShortcut: (use) => interactive(buildMessageShortcut(origin, use)),
  };
}

interface Secret {
  signingSecret: string;
  now: number;
}

/** Slack's headers, including the signature. */
function sign(body: string, contentType: string, { signingSecret, now }: Secret): Record<string, string> {
  const timestamp = String(Math.floor(now));
  const hash = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': contentType,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hash}`,
  };
}

/** What the person sees after a command: the app's response, or Slack's error message. */
function textOfReply({ status, body }: Reply, command: string): unknown {
  if (status !== 200) return `${command} failed with the error "dispatch_failed"`;
  return parseJson(body) ?? body;
}
