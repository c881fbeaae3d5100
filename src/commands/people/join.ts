import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { channel } from '../../views/text.js';
import { member } from '../kernel/access.js';
import { defineCommand } from '../kernel/command.js';
import { buildDoneRequest } from '../kernel/invocation.js';
import { answer } from '../kernel/reply.js';
import { inviteToChannel } from './invite-to-channel.js';

export const join = defineCommand({
  name: 'join',
  aliases: [],
  group: 'Work together',
  usage: 'join [id]',
  summary: 'become a participant; Aegis invites you to the incident channel',
  examples: ['/incident join', '/incident join 42'],
  target: 'live-incident',
  access: member('join'),
  async run(deps, { invocation, incident: { incident_id, channel_id, title, service } }) {
    const { userId: user_id, channelId, at: joined_at } = invocation;
    const isThere = channel_id === undefined || channel_id === channelId;
    const payload = { incident_id, channel_id: channel_id ?? '', user_id };
    await deps.store.moveOnRequest({
      participant: { incident_id, user_id, joined_at, title, service },
      moment: 'joined_at',
      request: isThere
        ? buildDoneRequest(invocation, 'join')
        : inviteToChannel.buildRequest(invocation, payload),
    });
    const text = `You're a participant in ${shortId(incident_id)}.`;
    if (isThere) return answer(notice(text));
    await inviteToChannel.start(deps, invocation, payload);
    return answer(notice(`${text} Its channel is ${channel(channel_id)}.`));
  },
});
