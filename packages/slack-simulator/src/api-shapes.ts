import type { Channel, Fields, FileInfo, Message, User, UserGroup } from './model.js';
import { isExtShared, type Workspace } from './workspace.js';

/** A user as users.info returns it; the email address only for apps with the scope. */
export function userShape(workspace: Workspace, user: User, options: { withEmail: boolean }): Fields {
  const { id, handle, realName, displayName, timeZone, guest, email } = user;
  return {
    id,
    team_id: user.teamId ?? workspace.team.id,
    name: handle,
    deleted: user.isDeactivated === true,
    real_name: realName,
    tz: timeZone,
    ...enterpriseShape(workspace, user),
    profile: {
      real_name: realName,
      real_name_normalized: realName,
      display_name: displayName,
      display_name_normalized: displayName,
      team: user.teamId ?? workspace.team.id,
      ...(options.withEmail && email && { email }),
      ...(user.isBot && { bot_id: workspace.app.botId, api_app_id: workspace.app.id }),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: guest !== undefined,
    is_ultra_restricted: guest === 'single-channel',
    is_bot: user.isBot === true,
    is_app_user: false,
    ...(isStranger(workspace, user) && { is_stranger: true }),
  };
}

/** Slack sets it only for people with whom the app shares no channel, not for those in its Slack Connect channels. */
function isStranger({ channels, app }: Workspace, { id, teamId }: User): boolean {
  if (teamId === undefined) return false;
  return ![...channels.values()].some(
    ({ members }) => members.includes(app.botUserId) && members.includes(id),
  );
}

/** On Enterprise Grid, `team_id` may be any workspace of the organization; `enterprise_user.teams` lists them all. */
function enterpriseShape({ team: { enterprise } }: Workspace, { id, enterpriseTeams }: User): Fields {
  if (!enterprise || !enterpriseTeams) return {};
  return {
    enterprise_user: {
      id,
      enterprise_id: enterprise.id,
      enterprise_name: enterprise.name,
      is_admin: false,
      is_owner: false,
      teams: enterpriseTeams,
    },
  };
}

/** A user group as usergroups.list returns it. */
export function userGroupShape({ team }: Workspace, { id, handle, name, isDisabled }: UserGroup): Fields {
  return {
    id,
    team_id: team.id,
    is_usergroup: true,
    is_subteam: true,
    name,
    description: '',
    handle,
    is_external: false,
    date_create: 0,
    date_update: 0,
    date_delete: isDisabled ? 1 : 0,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    prefs: { channels: [], groups: [] },
    user_count: 0,
  };
}

/** A conversation as conversations.info returns it. */
export function channelShape({ app, team }: Workspace, channel: Channel): Fields {
  const { id, name, kind, creator, created, members } = channel;
  if (kind === 'im') {
    const user = members.find((member) => member !== app.botUserId) ?? '';
    return { id, created, is_im: true, is_archived: false, is_org_shared: false, user };
  }
  return {
    id,
    name,
    name_normalized: name,
    is_channel: kind === 'channel',
    is_group: kind === 'group',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'channel',
    created,
    creator,
    is_archived: channel.isArchived,
    is_general: channel.isGeneral,
    is_member: members.includes(app.botUserId),
    is_shared: isExtShared(channel),
    is_ext_shared: isExtShared(channel),
    is_org_shared: false,
    ...(isExtShared(channel) && {
      connected_team_ids: channel.connectedTeams,
      conversation_host_id: team.id,
    }),
    unlinked: 0,
    context_team_id: team.id,
    topic: channel.topic,
    purpose: channel.purpose,
    previous_names: channel.previousNames,
  };
}

/** Whether the conversation has topics, invitations and archiving, which direct messages don't. */
export function isTopicChannel({ kind }: Channel): boolean {
  return kind === 'channel' || kind === 'group';
}

/** Slack lists only some of the people who reacted, without documenting how many; `count` includes everyone. */
const REACTORS_SHOWN = 50;

/** A message as histories show it, with reactions cut short. */
export function historyShape(channel: Channel, message: Message, options: { withMetadata: boolean }): Fields {
  const shape = messageShape(channel, message, options);
  if (!message.reactions) return shape;
  const reactions = message.reactions.map(({ users, ...rest }) => ({
    ...rest,
    users: users.slice(0, REACTORS_SHOWN),
  }));
  return { ...shape, reactions };
}

/** A message with all its reactions; metadata only if the call asked for it. */
export function messageShape(channel: Channel, message: Message, options: { withMetadata: boolean }): Fields {
  const isPinned = channel.pins.some((pin) => pin.ts === message.ts);
  return {
    ...eventShape(channel, message),
    ...(isParent(channel, message) && { subscribed: false }),
    ...(isPinned && { pinned_to: [channel.id] }),
    ...(options.withMetadata && message.metadata && { metadata: message.metadata }),
  };
}

/** A message as events carry it: with its thread's figures and without metadata. */
export function eventShape(channel: Channel, { metadata: _, ...message }: Message): Fields {
  const parent =
    message.subtype === 'thread_broadcast' && channel.messages.find(({ ts }) => ts === message.thread_ts);
  return {
    ...message,
    ...(parent && { root: eventShape(channel, parent) }),
    ...threadFigures(channel, message),
  };
}

/** The `latest_reply` of a thread whose replies are all deleted. */
const NO_REPLY = '0000000000.000000';

function isParent(channel: Channel, { ts }: Message): boolean {
  return channel.messages.some((other) => other.thread_ts === ts && other.ts !== ts);
}

/**
 * What a parent shows about its thread. Once a message has had replies, it keeps these fields, even if all replies are
 * deleted.
 */
function threadFigures(channel: Channel, { ts, thread_ts }: Message): Fields {
  if (thread_ts !== undefined && thread_ts !== ts) return {};
  const replies = channel.messages.filter((other) => other.thread_ts === ts && other.ts !== ts);
  if (replies.length === 0 && thread_ts === undefined) return {};
  const users = [...new Set(replies.map(({ user, bot_id }) => user ?? bot_id ?? ''))];
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users: users,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts ?? NO_REPLY,
    is_locked: false,
  };
}

/** `https://acme.slack.com/archives/C1/p1700000000000100`; replies open in their thread. */
export function permalink({ team }: Workspace, channel: Channel, { ts, thread_ts }: Message): string {
  const link = `${team.url}archives/${channel.id}/p${ts.replace('.', '')}`;
  return thread_ts && thread_ts !== ts ? `${link}?thread_ts=${thread_ts}&cid=${channel.id}` : link;
}

interface FileFacts {
  id: string;
  name: string;
  mimetype: string;
  size: number;
  user: string;
  created: number;
  url: string;
}

export function fileShape({ team }: Workspace, { url, mimetype, ...facts }: FileFacts): FileInfo {
  return {
    ...facts,
    title: facts.name,
    ...typeFields(facts.name, mimetype),
    user_team: team.id,
    timestamp: facts.created,
    mode: 'hosted',
    editable: false,
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    file_access: 'visible',
    permalink: `${team.url}files/${facts.user}/${facts.id}/${encodeURIComponent(facts.name)}`,
    url_private: url,
    url_private_download: url,
  };
}

/** The results of Slack's scan of a file; empty strings until then. */
export function typeFields(
  name: string,
  mimetype: string,
): Pick<FileInfo, 'mimetype' | 'filetype' | 'pretty_type'> {
  if (mimetype === '') return { mimetype: '', filetype: '', pretty_type: '' };
  const filetype = name.includes('.') ? (name.split('.').at(-1) ?? '') : 'binary';
  return { mimetype, filetype, pretty_type: filetype.toUpperCase() };
}
