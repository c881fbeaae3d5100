import type { Workspace } from 'slack-simulator';
import { envelopeOf } from '../envelope.js';
import { BOB } from '../slack.js';

/** Where a payload claims to come from. */
export interface Place {
  workspace: Workspace;
  /** The channel of an incident. */
  channel: string;
}

const TS = '1736950000.000001';

const messageIn = ({ workspace, channel }: Place, fields: object = {}, more: object = {}) =>
  envelopeOf(workspace, { type: 'message', channel, user: BOB, text: 'x', ts: TS, ...fields }, more);

type Build = (place: Place) => unknown;
export type Case = readonly [name: string, build: Build];

/** Names of internal events of the Socket Mode client. */
const OWN_NAMES = ['ws_message', 'slack_event', 'error', 'close', 'connected', 'disconnected'];

/** Events that must have no effect. */
export const BAD_EVENTS: readonly Case[] = [
  ['null', () => null],
  ['a list', () => []],
  ['a list of lists', () => [[]]],
  ['a string', () => 'x'],
  ['a number', () => 7],
  ['an empty object', () => ({})],
  ['an event that is null', () => ({ event: null })],
  ['an event that is a string', () => ({ event: 'message' })],
  ['an event that is a list', () => ({ event: [] })],
  ['no event', ({ workspace }) => ({ ...envelopeOf(workspace, {}), event: undefined })],
  ['an event without a type', ({ workspace }) => envelopeOf(workspace, { text: 'x' })],
  [
    'an event with a list as its type',
    ({ workspace, channel }) => envelopeOf(workspace, { type: ['message'], channel }),
  ],
  ...OWN_NAMES.map((type): Case => [`an event "${type}"`, (place) => messageIn(place, { type })]),
  ['an event "__proto__"', (place) => messageIn(place, { type: '__proto__' })],
  ['another app', (place) => messageIn(place, {}, { api_app_id: 'A09OTHER' })],
  ['another workspace', (place) => messageIn(place, {}, { team_id: 'T9', authorizations: undefined })],
  [
    'another workspace by Slack Connect',
    (place) => messageIn(place, {}, { authorizations: [{ team_id: 'T9' }] }),
  ],
  ['Aegis itself', (place) => messageIn(place, { bot_id: place.workspace.app.botId })],
  ['the user of Aegis', (place) => messageIn(place, { user: place.workspace.app.botUserId })],
  ['a numeric channel', (place) => messageIn(place, { channel: 7 })],
  ['an item that is text', (place) => messageIn(place, { type: 'reaction_added', item: 'x' })],
  ['null authorizations', (place) => messageIn(place, {}, { authorizations: [null] })],
  ['an invalid time', (place) => messageIn(place, { ts: 'abc' })],
  ['no time', (place) => messageIn(place, { ts: undefined })],
  ['a time that is a number', (place) => messageIn(place, { ts: 1_736_950_000.000_001 })],
  ['a time in the far future', (place) => messageIn(place, { ts: '99999999999999.000001' })],
  ['no channel', (place) => messageIn(place, { channel: undefined })],
  ['a channel that is an object', (place) => messageIn(place, { channel: { id: place.channel } })],
  ['a channel longer than a key', (place) => messageIn(place, { channel: 'C'.repeat(5_000) })],
  [
    'a reaction longer than a key',
    (place) =>
      messageIn(place, {
        type: 'reaction_added',
        reaction: 'x'.repeat(500_000),
        item: { type: 'message', channel: place.channel, ts: TS },
        event_ts: TS,
      }),
  ],
  [
    'a member whose id is longer than a key',
    (place) => messageIn(place, { type: 'member_joined_channel', user: 'U'.repeat(5_000), event_ts: TS }),
  ],
  ['an unknown channel', (place) => messageIn(place, { channel: 'C09NOBODY' })],
  ['a key as the channel', (place) => messageIn(place, { channel: `${place.channel}#METADATA` })],
  ['an edit of nothing', (place) => messageIn(place, { subtype: 'message_changed' })],
  ['a deletion of nothing', (place) => messageIn(place, { subtype: 'message_deleted' })],
  ['a mention without a text', (place) => messageIn(place, { type: 'app_mention', text: null })],
  [
    'App Home opened by nobody',
    (place) => messageIn(place, { type: 'app_home_opened', tab: 'home', user: {} }),
  ],
];

/** Unusual events that are recorded. */
export const ODD_EVENTS: readonly (readonly [name: string, build: Build, stored: object])[] = [
  ['no ID', (place) => messageIn(place, {}, { event_id: undefined }), { text: 'x' }],
  ['no user', (place) => messageIn(place, { user: null, item: null, subteam: null }), { user_id: 'unknown' }],
  ['a new subtype', (place) => messageIn(place, { subtype: 'sh_room_created' }), { text: 'x' }],
  [
    'a reply also sent to the channel',
    (place) => messageIn(place, { subtype: 'thread_broadcast', thread_ts: '1736940000.000001' }),
    { text: 'x' },
  ],
  [
    'an edit of an unknown message',
    (place) =>
      messageIn(place, { subtype: 'message_changed', message: { ts: TS, user: BOB, text: 'edited' } }),
    { text: 'edited' },
  ],
  [
    'a deletion of an unknown message',
    (place) => messageIn(place, { subtype: 'message_deleted', ts: '1736950010.000001', deleted_ts: TS }),
    { deleted_at: '2025-01-15T14:06:50.000001Z' },
  ],
];
