import { editMessage, findMessage, postMessage } from './messages.js';
import type { Fields, Message } from './model.js';
import { toRichText } from './rich-text.js';
import { getChannel, getUser, secondsNow, type Workspace } from './workspace.js';

/*
 * Huddles. Slackbot posts a message without text when one starts; each change of its `room` arrives as an edit.
 */

const SLACKBOT = 'USLACKBOT';

interface InHuddle {
  channel: string;
  /** The ts of the huddle's message. */
  ts: string;
  user: string;
}

export function userStartsHuddle(workspace: Workspace, { channel: id, user }: Omit<InHuddle, 'ts'>): Message {
  const channel = getChannel(workspace, id);
  const starter = getUser(workspace, user).id;
  const room = {
    id: workspace.nextId('R'),
    name: '',
    created_by: starter,
    date_start: secondsNow(workspace),
    date_end: 0,
    participants: [starter],
    participant_history: [starter],
    channels: [id],
    has_ended: false,
    call_family: 'huddle',
  };
  return postMessage(workspace, channel, {
    subtype: 'huddle_thread',
    user: SLACKBOT,
    team: workspace.team.id,
    text: '',
    blocks: [toRichText('A huddle started', workspace.nextId('blk'))],
    room,
  });
}

export function userJoinsHuddle(workspace: Workspace, { user, ...place }: InHuddle): void {
  changeRoom(workspace, place, ({ participants, participant_history }) => ({
    participants: [...new Set([...participants, user])],
    participant_history: [...new Set([...participant_history, user])],
  }));
}

/** The last person leaves. */
export function huddleEnds(workspace: Workspace, place: Omit<InHuddle, 'user'>): void {
  const date_end = secondsNow(workspace);
  changeRoom(workspace, place, () => ({ participants: [], date_end, has_ended: true }));
}

interface Room extends Fields {
  participants: string[];
  participant_history: string[];
}

function changeRoom(
  workspace: Workspace,
  { channel: id, ts }: Omit<InHuddle, 'user'>,
  change: (room: Room) => Fields,
): void {
  const channel = getChannel(workspace, id);
  const message = findMessage(channel, ts);
  if (!message?.room) throw new RangeError(`no huddle ${ts} in ${id}`);
  const room = { ...message.room, ...change(message.room as Room) };
  editMessage(workspace, channel, { message, patch: { room }, editor: SLACKBOT });
}
