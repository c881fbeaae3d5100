import { beforeAll, describe, expect, it } from 'vitest';
import { fromSlackTs } from '../../../src/base/timestamp.js';
import type { Comment } from '../../../src/incidents/records/comment.js';
import { useAegis } from '../../support/aegis.js';
import { EDGE_NAMES, useEdge } from '../../support/edges.js';
import { envelopeOf } from '../../support/envelope.js';
import { PER_GROUP } from '../../support/lifetime.js';
import { MESSAGE_SHAPES, type MessageShape } from './message-shapes.js';

/** Each test has moments of its own for every shape. */
const tsOf = (shape: MessageShape, seconds: number) =>
  `${1_736_951_000 + MESSAGE_SHAPES.indexOf(shape) * 100 + seconds}.000200`;

/** As it is in histories and edits. */
function withoutSubtype({ message: { subtype: _, ...message } }: MessageShape, ts: string): object {
  return { type: 'message', ...message, ts };
}

const wordsOf = (comment: Comment | undefined) =>
  [comment?.text, ...(comment?.files ?? []).flatMap(({ name, text }) => [name, text])].join('\n');

/** In this order. */
function expectToSay(words: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = words.indexOf(part, from);
    expect(at, `"${part}" in ${words}`).toBeGreaterThanOrEqual(from);
    from = at;
  }
}

/** The same message with a word more, in its last block if it has blocks. */
function corrected(message: MessageShape['message']): object {
  const { blocks, text = '' } = message;
  const block = { type: 'section', text: { type: 'mrkdwn', text: 'corrected' } };
  return Array.isArray(blocks)
    ? { ...message, blocks: [...blocks, block] }
    : { ...message, text: `${text} corrected` };
}

/** Slack's own lines about what has an event of its own, or about nothing that anyone said. */
const NOTICES: readonly (readonly [subtype: string, fields: object])[] = [
  ['pinned_item', { user: 'U02BOB', item_type: 'C', item: {} }],
  ['unpinned_item', { user: 'U02BOB' }],
  ['reply_broadcast', { user: 'U02BOB', attachments: [{ from_url: 'https://x', text: 'noticed' }] }],
  ['message_replied', { hidden: true, message: { user: 'U02BOB', text: 'noticed', reply_count: 1 } }],
  ['bot_add', { user: 'U02BOB', bot_id: 'B1' }],
  ['bot_remove', { user: 'U02BOB', bot_id: 'B1' }],
  ['reminder_add', { user: 'U02BOB' }],
  ['joiner_notification', { user: 'U02BOB' }],
  ['assistant_app_thread', { user: 'U02BOB', assistant_app_thread: { title: 'x' } }],
  ['ekm_access_denied', { user: 'UREVOKEDU' }],
  ['tombstone', { user: 'USLACKBOT', hidden: true }],
  ['app_conversation_join', { user: 'U02BOB' }],
  ['channel_join', { user: 'U02BOB', inviter: 'U01ALICE' }],
  ['channel_canvas_updated', { user: 'U02BOB' }],
  ['tabbed_canvas_updated', { user: 'U02BOB' }],
  ['something_hidden', { user: 'U02BOB', hidden: true }],
];

describe.each(EDGE_NAMES)('over %s', (edgeName) => {
  const aegis = useAegis({ lifetime: PER_GROUP });
  const edge = useEdge(edgeName, aegis, PER_GROUP);
  let channel: string;

  beforeAll(async () => {
    channel = await aegis().declare();
  });

  /** Sends an event as Slack does, and waits for what it causes. */
  async function send(event: object): Promise<void> {
    const { settled, workspace } = aegis();
    const message = { type: 'message', channel, channel_type: 'channel', ...event };
    expect(await edge().event(envelopeOf(workspace, message))).toEqual({});
    await settled();
  }

  const post = ({ message }: MessageShape, ts: string) => send({ ...message, ts, event_ts: ts });

  async function commentAt(ts: string) {
    const { comments, events } = await aegis().record();
    const found = comments.filter(({ timestamp }) => timestamp === fromSlackTs(ts));
    expect(found).toHaveLength(1);
    return { comment: found[0], events };
  }

  describe.each(MESSAGE_SHAPES.map((shape) => [shape.name, shape] as const))('%s', (_, shape) => {
    it('is recorded the way people see it', async () => {
      const ts = tsOf(shape, 0);

      await post(shape, ts);

      const { comment } = await commentAt(ts);
      expectToSay(wordsOf(comment), shape.says);
      for (const part of shape.saysNot ?? []) expect(wordsOf(comment)).not.toContain(part);
      expect(comment?.author_kind).toBe(shape.author);
      expect(comment?.files?.length ?? 0).toBe(shape.files ?? 0);
    });

    it('reads the same without its subtype', async () => {
      const ts = tsOf(shape, 20);

      await send({ ...withoutSubtype(shape, ts), event_ts: ts });
      await post(shape, ts);

      const { comment } = await commentAt(ts);
      expectToSay(wordsOf(comment), shape.says);
      expect(comment?.files?.length ?? 0).toBe(shape.files ?? 0);
    });

    it("has its edit, and an app's both states", async () => {
      const ts = tsOf(shape, 40);
      const [edited_ts, original] = [tsOf(shape, 41), withoutSubtype(shape, ts)];
      await post(shape, ts);

      await send({
        subtype: 'message_changed',
        message: corrected(original as MessageShape['message']),
        previous_message: original,
        ts: edited_ts,
        event_ts: edited_ts,
      });

      const { comment, events } = await commentAt(ts);
      if (comment?.content_ref === undefined) expect(wordsOf(comment)).toContain('corrected');
      const notes = events.filter(({ timestamp }) => timestamp === fromSlackTs(ts)).map(({ note }) => note);
      expect(notes).toHaveLength(shape.author === undefined ? 0 : 1);
      expect(notes.join()).not.toContain('corrected');
    });

    it.each([
      ['with what it was', true, 60],
      ['without what it was', false, 80],
    ])('leaves nothing once it is deleted, %s', async (_how, hasPrevious, seconds) => {
      const [ts, deleted_at] = [tsOf(shape, seconds), tsOf(shape, seconds + 1)];
      await post(shape, ts);

      await send({
        subtype: 'message_deleted',
        hidden: true,
        deleted_ts: ts,
        ...(hasPrevious && { previous_message: withoutSubtype(shape, ts) }),
        ts: deleted_at,
        event_ts: deleted_at,
      });

      const { comment } = await commentAt(ts);
      expect(comment).toMatchObject({ deleted_at: fromSlackTs(deleted_at) });
      for (const name of ['text', 'files', 'content_ref', 'author_name'])
        expect(comment).not.toHaveProperty(name);
    });
  });

  it('is the same in the timeline and in an export as on the record', async () => {
    for (const shape of MESSAGE_SHAPES) await post(shape, tsOf(shape, 90));

    await aegis().type('export md', { channel });

    const exported = [...aegis().workspace.files.values()].at(-1)?.content;
    const plain = MESSAGE_SHAPES.map(({ says }) => says.find((part) => /^[\w ]+$/.test(part)) ?? '');
    for (const part of plain) expect(String(exported)).toContain(part);
  });

  it.each(NOTICES)("records no message for Slack's notice %s", async (subtype, fields) => {
    const ts = `17369500${String(NOTICES.findIndex(([name]) => name === subtype)).padStart(2, '0')}.000100`;

    await send({ subtype, text: 'noticed', ...fields, ts, event_ts: ts });

    const { comments } = await aegis().record();
    expect(comments.filter(({ timestamp }) => timestamp === fromSlackTs(ts))).toEqual([]);
  });
});
