import { beforeEach, describe, expect, it } from 'vitest';
import { fromSlackTs } from '../../src/base/timestamp.js';
import { readPartition } from '../../src/data/archive-store/read-partition.js';
import type { TimelineEvent } from '../../src/incidents/records/timeline-event.js';
import { PER_GROUP } from '../support/lifetime.js';
import { aDeclaration } from '../support/records.js';
import { ALICE } from '../support/slack.js';
import { useCapture } from './capture-setup.js';
import { MESSAGE_KINDS, type MessageKind } from './message-kinds.js';

const rig = useCapture(PER_GROUP);
const TS = '1736950100.000200';
const at = (seconds: number) => `${1_736_950_100 + seconds}.000200`;
const time = (seconds: number) => fromSlackTs(at(seconds)) ?? '';

/** Each test has its own incident. */
let incidents = 0;
let id: string;

beforeEach(async () => {
  incidents += 1;
  id = `INC-${String(incidents).padStart(6, '0')}`;
  await rig().store.declareIncident(aDeclaration({ incident_id: id, channel_id: `C${id}`, request_id: id }));
});

/** In the forms of a new message's event (with its subtype), of histories and of edits. */
const SHAPES = ['with subtype', 'without'] as const;
type Shape = (typeof SHAPES)[number];

const CELLS = MESSAGE_KINDS.flatMap((kind) => SHAPES.map((shape) => [kind.name, shape, kind] as const));

function shaped({ subtype, fields }: MessageKind, shape: Shape, text = 'FIRING disk'): object {
  return {
    type: 'message',
    ts: TS,
    text,
    ...fields,
    ...(subtype && shape === 'with subtype' && { subtype }),
  };
}

/** `captureAll` sends it to the test's own channel. */
const CHANNEL = 'C01INC';
const inChannel = { type: 'message', channel: CHANNEL, channel_type: 'channel' };
const posted = (kind: MessageKind, shape: Shape) => ({ ...shaped(kind, shape), ...inChannel, event_ts: TS });
const edited = (
  kind: MessageKind,
  shape: Shape,
  { text = 'RESOLVED disk', seconds = 10, from = true } = {},
) => ({
  ...inChannel,
  subtype: 'message_changed',
  message: { ...shaped(kind, shape, text), edited: { ts: `${at(seconds).slice(0, 11)}000000` } },
  ...(from && { previous_message: shaped(kind, shape) }),
  ts: at(seconds),
  event_ts: at(seconds),
});
const deletion = { ...inChannel, subtype: 'message_deleted', deleted_ts: TS, ts: at(60), event_ts: at(60) };
const tombstone = (shape: Shape) => ({
  type: 'message',
  ...(shape === 'with subtype' && { subtype: 'tombstone' }),
  user: 'USLACKBOT',
  text: 'This message was deleted.',
  ts: TS,
});
const marked = {
  type: 'reaction_added',
  user: ALICE,
  reaction: 'pushpin',
  item: { type: 'message', channel: CHANNEL, ts: TS },
  event_ts: at(5),
};

async function captureAll(events: readonly object[]): Promise<void> {
  for (const event of events) {
    await rig().capture(JSON.parse(JSON.stringify(event).replaceAll(CHANNEL, `C${id}`)));
  }
}

async function readRecord() {
  const record = await rig().store.loadRecord(id);
  const events = record?.events.filter(({ type }) => type !== 'INCIDENT_DECLARED') ?? [];
  return { comments: record?.comments ?? [], events };
}

const statesIn = (events: readonly TimelineEvent[]) =>
  events.filter(({ type }) => type === 'BOT_MESSAGE').map(({ timestamp, note }) => [timestamp, note]);

describe.each(CELLS)('%s message, %s', (_, shape, kind) => {
  it('is one comment under its own time, however often and in whatever form it arrives', async () => {
    await captureAll([posted(kind, shape), ...SHAPES.map((other) => posted(kind, other))]);

    const { comments, events } = await readRecord();
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatchObject({ timestamp: time(0), text: 'FIRING disk', ...kind.stored });
    expect(comments[0]?.author_kind).toBe(kind.stored.author_kind);
    expect(events).toEqual([]);
  });

  it.each([
    ['after it', [posted(kind, shape), edited(kind, shape)]],
    ['before it', [edited(kind, shape, { from: false }), posted(kind, shape)]],
    ['without it, but with what it was', [edited(kind, shape)]],
    [
      'after a newer edit',
      [posted(kind, shape), edited(kind, shape, { text: 'GONE', seconds: 20 }), edited(kind, shape)],
    ],
  ])("has its newest text, and all states of a bot's, when the edit arrives %s", async (order, events) => {
    await captureAll(events);

    const found = await readRecord();
    const newest = order === 'after a newer edit' ? 'GONE' : 'RESOLVED disk';
    expect(found.comments).toMatchObject([{ timestamp: time(0), text: newest, ...kind.stored }]);
    const states = [
      [time(0), 'FIRING disk'],
      [time(10), 'RESOLVED disk'],
      ...(newest === 'GONE' ? [[time(20), 'GONE']] : []),
    ];
    expect(statesIn(found.events)).toEqual(kind.keepsStates ? states : []);
  });

  it.each([
    ['with what it was', [posted(kind, shape), { ...deletion, previous_message: shaped(kind, shape) }]],
    ['without what it was', [posted(kind, shape), deletion]],
    ['with a tombstone', [posted(kind, shape), { ...deletion, previous_message: tombstone(shape) }]],
    [
      'as an edit to a tombstone',
      [posted(kind, shape), { ...edited(kind, shape), message: tombstone(shape) }],
    ],
    ['before it', [{ ...deletion, deleted_ts: TS }, posted(kind, shape)]],
    ['after an edit and a mark', [posted(kind, shape), marked, edited(kind, shape), deletion]],
    ['before an edit and a mark', [deletion, edited(kind, shape), marked, posted(kind, shape)]],
  ])('leaves nothing but its author when its deletion arrives %s', async (_, events) => {
    await captureAll(events);

    const found = await readRecord();
    expect(found.comments).toMatchObject([{ timestamp: time(0), deleted_at: expect.any(String) }]);
    expect(found.events).toEqual([]);
    const whole = JSON.stringify(await readPartition(rig().table, id));
    for (const word of ['FIRING', 'RESOLVED', ...(kind.words ?? [])]) expect(whole).not.toContain(word);
  });

  it.each([
    ['before it', [marked, posted(kind, shape)]],
    ['after it', [posted(kind, shape), marked]],
  ])('is quoted by a key event and kept when a mark arrives %s', async (_, events) => {
    await captureAll(events);

    const found = await readRecord();
    expect(found.comments[0]).not.toHaveProperty('expires_at');
    expect(found.events).toMatchObject([{ type: 'MESSAGE_MARKED', note: 'FIRING disk', key_event: true }]);
  });
});
