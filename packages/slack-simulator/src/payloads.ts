import { messageShape } from './api-shapes.js';
import { findElement, type Input, stateOf, stateValues } from './element-state.js';
import { findMessage } from './messages.js';
import type { Channel, Fields, Message, View } from './model.js';
import { homeTeam, originShape, requestOrigin } from './organizations.js';
import { issueResponseId } from './response-urls.js';
import { issueTrigger } from './views.js';
import { getChannel, getUser, type Workspace } from './workspace.js';

/** The workspace that payloads come from, and the server for their response URLs. */
export interface Origin {
  workspace: Workspace;
  /** `http://127.0.0.1:4711` */
  baseUrl: string;
}

export interface CommandUse {
  user: string;
  channel: string;
  /** With its slash, such as `/deploy`. */
  command: string;
  text: string;
  /** Set to send the same request again. */
  triggerId?: string | undefined;
}

/** Builds the form fields of a slash command. */
export function buildCommand(origin: Origin, use: CommandUse): Record<string, string> {
  const { workspace } = origin;
  const channel = getChannel(workspace, use.channel);
  const user = getUser(workspace, use.user);
  const { home, enterprise } = requestOrigin(workspace.team, user);
  return {
    token: 'local-verification-token',
    team_id: home.id,
    team_domain: home.domain,
    ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    channel_id: channel.id,
    channel_name: nameOf(channel),
    user_id: user.id,
    user_name: user.handle,
    command: use.command,
    text: use.text,
    api_app_id: workspace.app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl(origin, { channelId: channel.id, userId: user.id }),
    trigger_id: issueTrigger(workspace, user.id, use.triggerId),
  };
}

export interface Click {
  user: string;
  actionId: string;
  /** Needed only if several blocks have the action id. */
  blockId?: string | undefined;
  /** What was chosen in a menu: an option's value, an id or a date. */
  choice?: Input | undefined;
  /** What the other elements hold, by block id; Slack sends them along. */
  values?: Submission['values'] | undefined;
  /** Set to send the same request again. */
  triggerId?: string | undefined;
}

/** Builds a click in a message or an ephemeral message. */
export function buildMessageClick(origin: Origin, click: Click & { channel: string; ts: string }): Fields {
  const { workspace } = origin;
  const { user, ts } = click;
  const channel = getChannel(workspace, click.channel);
  const ephemeral = workspace.ephemerals.find(({ message }) => message.ts === ts);
  const message: Message | undefined = ephemeral?.message ?? findMessage(channel, ts);
  if (!message) throw new RangeError(`no message ${ts} in ${channel.id}`);
  return {
    ...buildClick(origin, click, message.blocks ?? []),
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral !== undefined,
      ...(message.thread_ts && { thread_ts: message.thread_ts }),
    },
    channel: { id: channel.id, name: nameOf(channel) },
    ...(!ephemeral && { message: messageShape(channel, message, { withMetadata: false }) }),
    response_url: responseUrl(origin, { channelId: channel.id, userId: user, messageTs: ts }),
  };
}

/** Builds a click in a modal or on Home. */
export function buildViewClick(origin: Origin, click: Click & { view: View }): Fields {
  const { view } = click;
  const container = { type: 'view', view_id: view.id };
  const { state, ...rest } = buildClick(origin, click, view.blocks);
  return { ...rest, container, view: { ...view, state } };
}

function buildClick({ workspace }: Origin, click: Click, blocks: View['blocks']): Fields {
  const { block, element } = findElement(blocks, click);
  const { type, action_id, text, value } = element;
  const isButton = type === 'button';
  const chosen = isButton ? {} : { [`${block.block_id}/${action_id}`]: click.choice };
  const action = {
    type,
    action_id,
    block_id: block.block_id,
    ...(isButton ? { text, ...(value !== undefined && { value }) } : stateOf(element, click.choice)),
    action_ts: workspace.nextTs(),
  };
  return {
    type: 'block_actions',
    ...basics(workspace, click.user),
    trigger_id: issueTrigger(workspace, click.user, click.triggerId),
    state: { values: stateValues(blocks, { ...click.values, ...chosen }) },
    actions: [action],
  };
}

export interface Submission {
  user: string;
  view: View;
  /** By block id; missing ones keep their initial value. */
  values: Readonly<Record<string, Input | undefined>>;
}

export function buildViewSubmission({ workspace }: Origin, { user, view, values }: Submission): Fields {
  return {
    type: 'view_submission',
    ...basics(workspace, user, { inModal: true }),
    trigger_id: issueTrigger(workspace, user),
    view: { ...view, state: { values: stateValues(view.blocks, values) } },
    response_urls: [],
  };
}

export function buildViewClosed({ workspace }: Origin, { user, view }: { user: string; view: View }): Fields {
  return { type: 'view_closed', ...basics(workspace, user, { inModal: true }), view, is_cleared: false };
}

export interface Suggestion {
  user: string;
  actionId: string;
  blockId: string;
  /** What the person typed so far. */
  value: string;
  /** Where the menu is: a view, or a message. */
  place: { view: View } | { channel: string; ts: string };
}

/** Builds the request for the options of an `external_select`. */
export function buildSuggestion({ workspace }: Origin, { user, place, ...asked }: Suggestion): Fields {
  const about = { action_id: asked.actionId, block_id: asked.blockId, value: asked.value };
  const request = { type: 'block_suggestion', ...basics(workspace, user), ...about };
  if ('view' in place) {
    const { view } = place;
    return { ...request, container: { type: 'view', view_id: view.id }, view };
  }
  const channel = getChannel(workspace, place.channel);
  const message = findMessage(channel, place.ts);
  return {
    ...request,
    container: { type: 'message', message_ts: place.ts, channel_id: channel.id, is_ephemeral: !message },
    channel: { id: channel.id, name: nameOf(channel) },
    ...(message && { message: messageShape(channel, message, { withMetadata: false }) }),
  };
}

/** Builds a global shortcut. */
export function buildShortcut({ workspace }: Origin, use: { user: string; callbackId: string }): Fields {
  return {
    type: 'shortcut',
    ...basics(workspace, use.user),
    callback_id: use.callbackId,
    trigger_id: issueTrigger(workspace, use.user),
    action_ts: workspace.nextTs(),
  };
}

/** Builds a message shortcut. */
export function buildMessageShortcut(
  origin: Origin,
  use: { user: string; callbackId: string; channel: string; ts: string },
): Fields {
  const { workspace } = origin;
  const channel = getChannel(workspace, use.channel);
  const message = findMessage(channel, use.ts);
  if (!message) throw new RangeError(`no message ${use.ts} in ${channel.id}`);
  return {
    type: 'message_action',
    ...basics(workspace, use.user),
    callback_id: use.callbackId,
    trigger_id: issueTrigger(workspace, use.user),
    action_ts: workspace.nextTs(),
    message_ts: message.ts,
    channel: { id: channel.id, name: nameOf(channel) },
    message: messageShape(channel, message, { withMetadata: false }),
    response_url: responseUrl(origin, { channelId: channel.id, userId: use.user, messageTs: message.ts }),
  };
}

function basics(workspace: Workspace, userId: string, { inModal = false } = {}): Fields {
  const { team, app } = workspace;
  const user = getUser(workspace, userId);
  const { id, handle } = user;
  return {
    token: 'local-verification-token',
    api_app_id: app.id,
    ...originShape(team, user, { inModal }),
    is_enterprise_install: false,
    user: { id, username: handle, name: handle, team_id: homeTeam(team, user).id },
  };
}

function responseUrl(
  { workspace, baseUrl }: Origin,
  target: { channelId: string; userId: string; messageTs?: string },
): string {
  return `${baseUrl}/slack/response/${issueResponseId(workspace, target)}`;
}

function nameOf({ kind, name }: Channel): string {
  if (kind === 'im') return 'directmessage';
  return kind === 'channel' ? name : 'privategroup';
}
