import type { Channel } from '../model.js';
import type { Workspace } from '../workspace.js';
import type { LocalSlackConfig } from './local-slack.js';

/** The workspace as local-slack's configuration. Its app, which is us, is in every channel. */
export function buildLocalSlackConfig({ team, app, users, channels }: Workspace): LocalSlackConfig {
  const people = [...users.values()].filter(({ id }) => id !== app.botUserId);
  return {
    workspace: { name: team.name, domain: team.domain, teamId: team.id },
    apps: [
      {
        appId: app.id,
        botUserId: app.botUserId,
        botName: users.get(app.botUserId)?.handle ?? '',
        botToken: app.botToken,
        appToken: app.appToken,
        signingSecret: app.signingSecret,
        mode: 'socket',
      },
    ],
    users: people.map(({ id, handle, realName, email, timeZone }) => ({
      id,
      name: handle,
      real_name: realName,
      ...(email && { email }),
      tz: timeZone ?? 'Etc/UTC',
    })),
    channels: [...channels.values()].map((channel) => {
      const shown = localSlackChannel(channel);
      return { ...shown, members: [...new Set([...shown.members, app.botUserId])] };
    }),
  };
}

/** A channel in local-slack's configuration and control API. */
export function localSlackChannel(channel: Channel): LocalSlackConfig['channels'][number] {
  const { id, name, kind, topic, purpose, members } = channel;
  return {
    id,
    name: kind === 'im' ? `dm-${members[0]}` : name,
    is_channel: kind !== 'im',
    is_private: kind !== 'channel',
    is_im: kind === 'im',
    topic: topic.value,
    purpose: purpose.value,
    members,
  };
}
