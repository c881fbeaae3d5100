import { beforeEach, describe, expect, it } from 'vitest';
import { fromSlackTs } from '../../src/base/timestamp.js';
import type { Capture } from '../../src/capture/capture.js';
import { aDeclaration, aSummary } from '../support/records.js';
import { ALICE, BOB } from '../support/slack.js';
import { BOT_USER, type CaptureRig, useCapture } from './capture-setup.js';

const rig = useCapture();
const CHANNEL = 'C01INC';
const TS = '1736950100.000200';
const at = (seconds: number) => `${1_736_950_100 + seconds}.000200`;

let capture: Capture;
let store: CaptureRig['store'];

beforeEach(async () => {
  ({ capture, store } = rig());
  await store.declareIncident(aDeclaration({ channel_id: CHANNEL }));
});

const messageEvent = (fields: object) => ({
  type: 'message',
  channel: CHANNEL,
  ts: TS,
  event_ts: TS,
  user: BOB,
  ...fields,
});
const original = { ts: TS, user: BOB, text: 'errors at 4 %' };
const posted = messageEvent({ text: original.text });
const editedTo = (text: string, seconds: number, previous_message: object = original) =>
  messageEvent({
    subtype: 'message_changed',
    user: undefined,
    message: { ...original, text },
    previous_message,
    ts: at(seconds),
    event_ts: at(seconds),
  });
const deleted = messageEvent({
  subtype: 'message_deleted',
  user: undefined,
  deleted_ts: TS,
  previous_message: original,
  ts: at(60),
  event_ts: at(60),
});

async function readRecord() {
  const record = await store.loadRecord('INC-000042');
  if (!record) throw new Error('the incident is missing');
  const events = record.events.filter(({ type }) => type !== 'INCIDENT_DECLARED');
  return { ...record, events };
}
const texts = async () => (await readRecord()).comments.map(({ text }) => text);

async function captureAll(events: readonly object[]): Promise<void> {
  for (const event of events) await capture(event);
}

describe('a message', () => {
  it('is recorded under its own time and makes its author a participant', async () => {
    await capture(messageEvent({ text: 'where?', thread_ts: at(-60) }));

    const { comments, participants } = await readRecord();
    expect(comments).toMatchObject([
      { timestamp: fromSlackTs(TS), text: 'where?', user_id: BOB, thread: fromSlackTs(at(-60)) },
    ]);
    expect(participants.find(({ user_id }) => user_id === BOB)).toMatchObject({
      first_spoke_at: fromSlackTs(TS),
      title: aDeclaration().incident.title,
    });
  });

  it("doesn't make a bot a participant", async () => {
    await capture(messageEvent({ user: BOT_USER, bot_id: 'B9', text: '[FIRING] disk' }));

    const { comments, participants } = await readRecord();
    expect(comments).toMatchObject([{ author_kind: 'bot', text: '[FIRING] disk' }]);
    expect(participants.map(({ user_id }) => user_id)).toEqual([ALICE]);
  });

  it('is ignored in a channel without an incident', async () => {
    await capture(messageEvent({ channel: 'C0OTHER', text: 'lunch?' }));

    expect(await texts()).toEqual([]);
  });

  it('keeps its beginning in the table and the whole text in the object store when it is long', async () => {
    const text = `first line\n${'日本語🙂 '.repeat(3_000)}`;

    await capture(messageEvent({ text }));

    const [comment] = (await readRecord()).comments;
    expect(comment?.text).toMatch(/^first line\n日本語.*…$/s);
    expect(comment?.text).not.toContain('\uFFFD');
    expect(JSON.stringify(comment).length).toBeLessThan(4_000);
    expect(await rig().contents.read(comment?.content_ref ?? '')).toBe(text);
  });

  it('survives control characters, lone surrogates and right-to-left text', async () => {
    const text = 'a\u0000b \uD800 c\u202Ed \u{1F469}‍\u{1F52C} عربى';

    await capture(messageEvent({ text }));

    expect(await texts()).toEqual([text.toWellFormed()]);
  });

  it('is redacted, and its author is warned once', async () => {
    const event = messageEvent({ text: 'the key is AKIAIOSFODNN7EXAMPLE' });

    await captureAll([event, event]);

    const requests = await store.openRequestIds();
    expect((await texts())[0]).toMatch(/^the key is \[redacted/);
    expect(requests).toEqual([`secret-${CHANNEL}-${TS}`]);
    // A redelivery starts the same job again, which does nothing once it's done.
    expect(new Set(rig().queued.map(({ requestId }) => requestId))).toEqual(new Set(requests));
  });

  it('logs an unknown subtype once, without the text', async () => {
    const unknown = { subtype: 'sh_room_created', text: 'the plan' };

    await captureAll([messageEvent(unknown), messageEvent({ ...unknown, ts: at(1) })]);

    const warnings = rig().logger.lines.filter(({ level }) => level === 'warn');
    expect(warnings).toMatchObject([{ fields: { subtype: 'sh_room_created' } }]);
    expect(JSON.stringify(warnings)).not.toContain('the plan');
  });
});

describe('a channel shared with another organization', () => {
  it('has messages on the record, but not their text', async () => {
    const alert = { user: undefined, bot_id: 'B9', text: 'alert text', ts: at(1) };

    await capture(messageEvent({ text: 'our plan' }), { isShared: true });
    await capture(messageEvent(alert), { isShared: true });

    const { comments, events } = await readRecord();
    expect(comments).toMatchObject([{ user_id: BOB }, { author_kind: 'bot' }]);
    expect(events).toMatchObject([{ type: 'CHANNEL_SHARED' }]);
    expect(JSON.stringify({ comments, events })).not.toMatch(/our plan|alert text/);
  });
});

describe('an edit', () => {
  it.each([
    ['in order', [posted, editedTo('errors at 40 %', 10), editedTo('errors at 42 %', 20)]],
    ['before the message', [editedTo('errors at 42 %', 20), posted]],
    ['before an older edit', [posted, editedTo('errors at 42 %', 20), editedTo('errors at 40 %', 10)]],
    ['twice', [posted, editedTo('errors at 42 %', 20), editedTo('errors at 42 %', 20)]],
  ])('leaves the newest text when it arrives %s', async (_, events) => {
    await captureAll(events);

    expect(await texts()).toEqual(['errors at 42 %']);
  });

  it('is newer than the message even if a history dates it to the second in which the message was posted', async () => {
    await captureAll([posted, { ...messageEvent({ text: 'after' }), edited: { ts: '1736950100.000000' } }]);

    const [message] = (await readRecord()).comments;
    expect(message).toMatchObject({ text: 'after', edited_at: '2025-01-15T14:08:20.000201Z' });
  });

  it("withdraws claims from a summary that our clock, which is behind Slack's, dates before the message", async () => {
    const { queued } = rig();
    await captureAll([posted]);
    const timestamp = fromSlackTs(at(-300)) ?? '';
    await store.recordSummary(aSummary({ incident_id: 'INC-000042', timestamp, kind: 'state' }));

    await captureAll([editedTo('errors at 42 %', 20)]);

    expect(queued.map(({ requestId }) => requestId)).toContainEqual(expect.stringMatching(/^withdraw-words/));
  });

  it('that only unfurls a link changes nothing', async () => {
    await captureAll([posted, editedTo(original.text, 10)]);

    expect((await readRecord()).comments[0]).not.toHaveProperty('edited_at');
  });

  const language = messageEvent({
    subtype: 'message_changed',
    user: undefined,
    message: { ...original, language: { locale: 'en' } },
    ts: at(10),
    event_ts: at(10),
  });

  it.each([
    ['after the message', [posted, language]],
    ['before the message', [language, posted]],
  ])('that nobody made, and that says nothing of what was before, changes nothing %s', async (_, events) => {
    await captureAll(events);

    expect((await readRecord()).comments).toMatchObject([{ text: original.text, user_id: BOB }]);
    expect((await readRecord()).comments[0]).not.toHaveProperty('edited_at');
  });

  it('that says nothing of what was before still replaces the text', async () => {
    await captureAll([posted, { ...editedTo('errors at 42 %', 20), previous_message: undefined }]);

    expect((await readRecord()).comments).toMatchObject([
      { text: 'errors at 42 %', edited_at: fromSlackTs(at(20)) },
    ]);
  });

  it('without the message is ignored', async () => {
    await captureAll([posted, { ...editedTo('x', 10), message: undefined }]);

    expect(await texts()).toEqual([original.text]);
  });
});

describe('an answer that an agent writes piece by piece', () => {
  const agent = { user: BOT_USER, bot_id: 'B9', bot_profile: { name: 'Agent' } };
  const version = (text: string, streaming_state: string) => ({
    ...original,
    ...agent,
    text,
    streaming_state,
  });
  const [started, half, whole] = [
    version('', 'in_progress'),
    version('The db', 'in_progress'),
    version('The db is down', 'completed'),
  ] as const;
  const became = (message: object, previous_message: object | undefined, seconds: number) => ({
    ...editedTo('', seconds),
    message,
    previous_message,
  });
  const [opening, growing, ending] = [
    messageEvent(started),
    became(half, started, 1),
    became(whole, half, 2),
  ] as const;

  it.each([
    ['in order', [opening, growing, ending]],
    ['in reverse', [ending, growing, opening]],
    ['with its beginning last', [growing, ending, opening]],
    ['twice', [opening, opening, growing, growing, ending, ending]],
    ['without what was before', [opening, became(half, undefined, 1), ending]],
  ])('is one message without its pieces when it arrives %s', async (_, events) => {
    await captureAll(events);

    const { comments, events: states } = await readRecord();
    expect(comments).toMatchObject([{ text: 'The db is down', author_name: 'Agent' }]);
    expect(states).toEqual([]);
  });

  it('has a state for each change that comes after it', async () => {
    const corrected = version('The db is up', 'completed');

    await captureAll([opening, growing, ending, became(corrected, whole, 60)]);

    const { events } = await readRecord();
    expect(events.map(({ note }) => note)).toEqual(['The db is down', 'The db is up']);
  });
});

describe('a deletion', () => {
  const tombstone = { ...editedTo('', 60), message: { ts: TS, subtype: 'tombstone', user: 'USLACKBOT' } };

  it.each([
    ['after the message', [posted, deleted]],
    ['before the message', [deleted, posted]],
    ['before a later edit', [posted, deleted, editedTo('errors at 42 %', 70)]],
    ['as a tombstone', [posted, tombstone]],
  ])('removes the text for good when it arrives %s', async (_, events) => {
    await captureAll(events);

    const { comments } = await readRecord();
    expect(comments).toMatchObject([{ user_id: BOB, deleted_at: fromSlackTs(at(60)) }]);
    expect(comments[0]?.text).toBeUndefined();
  });
});

describe('a mark', () => {
  const react = (type: string, seconds: number, { user = BOB, reaction = 'pushpin' } = {}) => ({
    type,
    user,
    reaction,
    item: { type: 'message', channel: CHANNEL, ts: TS },
    event_ts: at(seconds),
  });
  const pin = (type: string, seconds: number) => ({
    type,
    channel_id: CHANNEL,
    item: { type: 'message', message: { ts: TS } },
    event_ts: at(seconds),
  });
  const keyEvents = async () => (await readRecord()).events.filter(({ key_event }) => key_event);

  it('makes one key event that quotes the message, however many people mark it', async () => {
    await captureAll([
      posted,
      react('reaction_added', 1),
      react('reaction_added', 2, { user: ALICE }),
      pin('pin_added', 3),
    ]);

    expect(await keyEvents()).toMatchObject([
      { type: 'MESSAGE_MARKED', note: 'errors at 4 %', user_id: BOB },
    ]);
  });

  it('keeps the key event until the last mark is removed', async () => {
    await captureAll([posted, react('reaction_added', 1), pin('pin_added', 2)]);

    await capture(react('reaction_removed', 3));
    expect(await keyEvents()).toHaveLength(1);

    await capture(pin('pin_removed', 4));
    expect(await keyEvents()).toEqual([]);
  });

  it.each([
    ['before the message', [react('reaction_added', 1), posted], 1],
    ['after its own removal', [posted, react('reaction_removed', 2), react('reaction_added', 1)], 0],
  ])('counts by its own time when it arrives %s', async (_, events, count) => {
    await captureAll(events);

    expect(await keyEvents()).toHaveLength(count);
  });

  it('can have any skin tone', async () => {
    await captureAll([posted, react('reaction_added', 1, { reaction: 'pushpin::skin-tone-3' })]);

    expect(await keyEvents()).toHaveLength(1);
  });

  it.each(['thumbsup', 'push', 'pushpin2'])(
    'needs one of the configured emoji, which this is not: %s',
    async (reaction) => {
      await captureAll([posted, react('reaction_added', 1, { reaction })]);

      expect(await keyEvents()).toEqual([]);
    },
  );
});

describe('a member', () => {
  const member = (type: string, seconds: number) => ({
    type,
    user: BOB,
    channel: CHANNEL,
    event_ts: at(seconds),
  });

  it('who joins becomes a participant and is offered a catch-up once', async () => {
    await captureAll([member('member_joined_channel', 0), member('member_joined_channel', 0)]);

    const { events, participants } = await readRecord();
    expect(events).toMatchObject([{ type: 'PARTICIPANT_JOINED', user_id: BOB }]);
    expect(participants.map(({ user_id }) => user_id).sort()).toEqual([ALICE, BOB]);
    expect(await store.openRequestIds()).toEqual([`arrival-INC-000042-${BOB}-${fromSlackTs(TS)}`]);
  });

  it.each([
    ['in order', ['member_joined_channel', 'member_left_channel']],
    ['in reverse', ['member_left_channel', 'member_joined_channel']],
  ])('who joins and leaves has left, with the events %s', async (_, types) => {
    const seconds: Record<string, number> = { member_joined_channel: 0, member_left_channel: 30 };

    await captureAll(types.map((type) => member(type, seconds[type] ?? 0)));

    const bob = (await readRecord()).participants.find(({ user_id }) => user_id === BOB);
    expect(bob?.left_at).toBe(fromSlackTs(at(30)));
  });

  it('is ignored if the time of the event is invalid', async () => {
    await capture({ ...member('member_joined_channel', 0), event_ts: 'abc' });

    expect((await readRecord()).events).toEqual([]);
  });
});

describe('activity after a posted summary', () => {
  it('opens one job a minute to refresh it', async () => {
    await store.saveChannelMessages(CHANNEL, { summary_at: fromSlackTs(at(-10)) ?? '' });

    await captureAll(
      [0, 1, 2, 120].map((seconds) => messageEvent({ text: 'x', ts: at(seconds), event_ts: at(seconds) })),
    );

    const requests = await store.openRequestIds();
    expect(requests.sort()).toEqual([
      'refresh-summary-INC-000042-2025-01-15T14:08',
      'refresh-summary-INC-000042-2025-01-15T14:10',
    ]);
    expect(new Set(rig().queued.map(({ lane }) => lane))).toEqual(new Set(['INC-000042-summary']));
  });

  it('opens no job if it is older than the summary', async () => {
    await store.saveChannelMessages(CHANNEL, { summary_at: fromSlackTs(at(10)) ?? '' });

    await capture(posted);

    expect(await store.openRequestIds()).toEqual([]);
  });
});
