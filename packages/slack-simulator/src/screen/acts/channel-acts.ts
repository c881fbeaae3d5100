import * as z from 'zod';
import { ApiError } from '../../api-error.js';
import { createChannel, joinChannel, openDirect } from '../../channels.js';
import { userSetsTopic } from '../../manage-channels.js';
import { requireValidName } from '../../methods/conversations-methods.js';
import type { Channel } from '../../model.js';
import { userJoins, userLeaves } from '../../people.js';
import type { Workspace } from '../../workspace.js';
import { ActError } from '../app-link.js';
import { type Act, act, readableChannel, writableChannel } from './act.js';

const inChannel = z.object({ channel: z.string() });

const NAME_PROBLEMS: Record<string, string> = {
  name_taken: 'That name is taken.',
  invalid_name_required: 'Type a name.',
  invalid_name_maxlength: 'Use at most 80 characters.',
};

/** What people do with conversations. */
export const channelActs: Record<string, Act> = {
  create: act(
    z.object({ name: z.string(), isPrivate: z.boolean().default(false) }),
    ({ origin: { workspace } }, user, { name, isPrivate }) => {
      requireName(workspace, name);
      const kind = isPrivate ? 'group' : 'channel';
      return { channel: createChannel(workspace, { name, kind, creator: user, members: [user] }).id };
    },
  ),
  /** Opens the direct messages with a person or the app. */
  direct: act(z.object({ user: z.string() }), ({ origin: { workspace } }, user, { user: other }) => {
    if (!workspace.users.has(other)) throw new ActError("That person isn't here.");
    if (other === workspace.app.botUserId) return { channel: openDirect(workspace, user).id };
    return { channel: (findDirect(workspace, user, other) ?? createDirect(workspace, user, other)).id };
  }),
  join: act(inChannel, (scene, user, { channel }) => {
    readableChannel(scene, user, channel);
    userJoins(scene.origin.workspace, { channel, user });
    return undefined;
  }),
  leave: act(inChannel, (scene, user, { channel }) => {
    if (writableChannel(scene, user, channel).isGeneral) throw new ActError("You can't leave #general.");
    userLeaves(scene.origin.workspace, { channel, user });
    return undefined;
  }),
  invite: act(inChannel.extend({ user: z.string() }), (scene, inviter, { channel: id, user }) => {
    const channel = writableChannel(scene, inviter, id);
    if (!scene.origin.workspace.users.has(user)) throw new ActError("That person isn't here.");
    joinChannel(scene.origin.workspace, channel, { userId: user, inviter });
    return undefined;
  }),
  topic: act(inChannel.extend({ topic: z.string().max(250) }), (scene, user, { channel, topic }) => {
    writableChannel(scene, user, channel);
    userSetsTopic(scene.origin.workspace, { channel, user, topic });
    return undefined;
  }),
  read: act(inChannel.extend({ ts: z.string() }), (scene, user, { channel: id, ts }) => {
    scene.reads.mark(user, readableChannel(scene, user, id).id, ts);
    return undefined;
  }),
};

function requireName(workspace: Workspace, name: string): void {
  try {
    requireValidName(workspace, name);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ActError(NAME_PROBLEMS[error.code] ?? 'Use lowercase letters, digits, - and _.', {
      cause: error,
    });
  }
}

function findDirect({ channels }: Workspace, one: string, other: string): Channel | undefined {
  return [...channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.includes(one) && members.includes(other),
  );
}

function createDirect(workspace: Workspace, one: string, other: string): Channel {
  return createChannel(workspace, { name: '', kind: 'im', creator: one, members: [one, other] });
}
