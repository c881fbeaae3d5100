import { describe, expect, it } from 'vitest';
import { nextMicrosecond, toSlackTs } from '../../../src/base/timestamp.js';
import { findMissed } from '../../../src/capture/history/find-missed.js';
import type { Comment } from '../../../src/incidents/records/comment.js';
import { redact } from '../../../src/redaction/redact.js';
import { aComment } from '../../support/records.js';
import { at, CHANNEL, past, wholeSecond } from './past-messages.js';

const NOW = at(50);
const TIME = at(10);
const comparison = { channelId: CHANNEL, markEmoji: ['pushpin'], now: NOW };

const recorded = (fields: Partial<Comment> = {}) =>
  aComment({ timestamp: TIME, user_id: 'U01BOB', text: 'errors at 40 %', channel_id: CHANNEL, ...fields });
const find = (fields: object, stored?: Comment) => findMissed(comparison, past(TIME, fields), stored);
const SECRET = 'the key is AKIAIOSFODNN7EXAMPLE';
const NOTHING = { added: [], removed: [], changes: [] };

describe('a message', () => {
  it.each([
    ["a person's", {}],
    ["a bot's, by subtype", { subtype: 'bot_message', bot_id: 'B9', user: undefined }],
    ["a bot's, without", { bot_id: 'B9' }],
    ['a file', { files: [{ id: 'F1', name: 'a.log' }], text: '' }],
    ['a reply sent to the channel', { subtype: 'thread_broadcast', thread_ts: toSlackTs(at(1)) }],
    ['of an unknown kind', { subtype: 'sh_room_created' }],
  ])('that was never recorded is missing: %s', (_, fields) => {
    const { added } = find(fields);

    expect(added).toMatchObject([{ type: 'message', channel: CHANNEL, ts: toSlackTs(TIME), ...fields }]);
  });

  it.each([
    ['a join, which has an event of its own', { subtype: 'channel_join' }],
    ['a notice of Slack', { subtype: 'reminder_add' }],
    ['a tombstone of something that was never recorded', { subtype: 'tombstone', user: 'USLACKBOT' }],
    ['a tombstone without its subtype', { user: 'USLACKBOT', text: 'This message was deleted.' }],
  ])('is not missing when it is %s', (_, fields) => {
    expect(find(fields)).toEqual(NOTHING);
  });

  it('from Aegis itself is not missing', () => {
    expect(findMissed(comparison, past(TIME, {}, true), undefined)).toEqual(NOTHING);
  });

  it.each([
    ['deleted', { deleted_at: at(20), text: undefined }],
    ['redacted', { redacted_by: 'U01ALICE', text: undefined }],
  ])('that was %s stays so, whatever Slack shows', (_, fields) => {
    const edited = { user: 'U01BOB', ts: wholeSecond(at(30)) };

    expect(find({ text: 'new', edited, pinned_to: [CHANNEL] }, recorded(fields))).toEqual(NOTHING);
  });

  it.each(['tombstone', undefined])('that became a tombstone is deleted, with subtype %s', (subtype) => {
    const tombstone = { subtype, user: 'USLACKBOT', text: 'This message was deleted.' };

    expect(find(tombstone, recorded()).added).toMatchObject([
      { subtype: 'message_deleted', deleted_ts: toSlackTs(TIME), event_ts: toSlackTs(NOW) },
    ]);
  });
});

describe('an edit', () => {
  const bot = { author_kind: 'bot' as const, author_name: 'Alerts', text: 'FIRING' };
  const edited = (moment: string) => ({ edited: { user: 'U01BOB', ts: wholeSecond(moment) } });

  it.each([
    ['the record has none', { ...edited(at(20)), text: 'new' }, {}, wholeSecond(at(20))],
    [
      'the record has an older one',
      { ...edited(at(20)), text: 'new' },
      { edited_at: at(15) },
      wholeSecond(at(20)),
    ],
    [
      'the record has another one of the same second',
      { ...edited(at(20)), text: 'new' },
      { edited_at: at(20) },
      toSlackTs(at(20).replace('000100', '000101')),
    ],
    ["a bot made it and Slack doesn't mark it", { bot_id: 'B9', text: 'RESOLVED' }, bot, toSlackTs(NOW)],
    ['a bot made it', { bot_id: 'B9', text: 'RESOLVED', ...edited(at(20)) }, bot, wholeSecond(at(20))],
    [
      'a huddle ended',
      { subtype: 'huddle_thread', text: 'A huddle ended', room: { has_ended: true } },
      { text: 'A huddle happened' },
      toSlackTs(NOW),
    ],
    [
      'it changed a long text behind its beginning',
      { ...edited(at(20)), text: `${'x'.repeat(5_000)} new` },
      { text: `${'x'.repeat(2_000)}…`, content_ref: 'contents/1' },
      wholeSecond(at(20)),
    ],
  ])('is missing when %s', (_, fields, stored, event_ts) => {
    const { added, removed } = find(fields, recorded(stored));

    expect(added).toMatchObject([{ subtype: 'message_changed', message: { ts: toSlackTs(TIME) }, event_ts }]);
    expect(removed).toEqual([]);
  });

  it.each([
    ['the record has it', { ...edited(at(20)) }, { edited_at: at(20) }],
    ['the text is the same', { ...edited(at(20)) }, {}],
    ["Slack doesn't mark a person's text as edited", { text: 'reads differently' }, {}],
    ['the record has a newer one', { ...edited(at(20)), text: 'old' }, { edited_at: at(30) }],
    ['the text is withheld', { bot_id: 'B9', text: 'RESOLVED' }, { ...bot, text: undefined }],
    [
      'only a credential differs',
      { text: SECRET },
      { ...bot, text: redact(SECRET, { personal: false }).text },
    ],
    [
      "a bot's long text has the same beginning",
      { bot_id: 'B9', text: 'x'.repeat(5_000) },
      { ...bot, text: `${'x'.repeat(2_000)}…`, content_ref: 'contents/1' },
    ],
  ])('is not missing when %s', (_, fields, stored) => {
    expect(find(fields, recorded(stored))).toEqual(NOTHING);
  });
});

describe('a file', () => {
  const files = [{ id: 'F1', name: 'a.log', mimetype: 'text/plain' }];

  it('that was deleted is removed from its message, and a concurrent edit still counts', () => {
    const { added } = find({ files: [{ id: 'F1', mode: 'tombstone' }] }, recorded({ files }));

    const event_ts = toSlackTs(nextMicrosecond(TIME));
    expect(added).toMatchObject([{ subtype: 'message_changed', event_ts }]);
  });

  it.each([
    ['a plan hides', [{ id: 'F1', mode: 'hidden_by_limit' }], files],
    [
      'is deleted on the record, too',
      [{ id: 'F1', mode: 'tombstone' }],
      [{ id: 'F1', name: 'a deleted file' }],
    ],
  ])('that %s stays as it is', (_, shown, stored) => {
    expect(find({ files: shown }, recorded({ files: stored }))).toEqual(NOTHING);
  });
});

describe('very recent changes are left alone, because histories lag', () => {
  const soon = { ...comparison, now: at(31) };
  const later = { ...comparison, now: at(32) };
  const find = (raw: object, known: object) =>
    [soon, later].map((one) => findMissed(one, past(TIME, raw), recorded(known)).added.length);

  it("a bot's new state", () => {
    const known = { author_kind: 'bot' as const, text: 'RESOLVED', edited_at: at(30, 30) };
    expect(find({ bot_id: 'B9', text: 'FIRING' }, known)).toEqual([0, 1]);
  });

  it('a mark that was removed', () => {
    expect(find({ pinned_to: [CHANNEL] }, { marks: { pin: `${at(30, 30)} off` } })).toEqual([0, 1]);
  });

  it('a mark that was added', () => {
    const removed = [soon, later].map(
      (one) =>
        findMissed(one, past(TIME, {}), recorded({ marks: { pin: `${at(30, 30)} on` } })).removed.length,
    );
    expect(removed).toEqual([0, 1]);
  });
});

describe('a transcript', () => {
  const clip = { id: 'F1', name: 'clip.m4a', mimetype: 'audio/mp4' };
  const shown = (content: string) => [
    {
      ...clip,
      subtype: 'slack_audio',
      transcription: { status: 'complete', preview: { content, has_more: false } },
    },
  ];

  it.each([
    ['of a clip that had none', { awaits_transcript: true as const }],
    ['that was corrected', { text: 'rolling bag' }],
  ])('%s is missing, and is no new text', (_, known) => {
    const { added } = find({ files: shown('rolling back') }, recorded({ files: [{ ...clip, ...known }] }));

    const event_ts = toSlackTs(nextMicrosecond(TIME));
    const previous_message = { text: 'errors at 40 %', files: undefined };
    expect(added).toMatchObject([{ subtype: 'message_changed', event_ts, previous_message }]);
  });

  it.each([
    ['is on the record', 'rolling back', { text: 'rolling back' }],
    ['began with a credential', SECRET, { text: redact(SECRET, { personal: false }).text }],
    ['is empty', '', {}],
    ['is long', 'x'.repeat(5_000), { text: `${'x'.repeat(2_000)}…`, content_ref: 'content/1' }],
  ])('that %s is not missing', (_, said, known) => {
    const stored = recorded({ files: [{ ...clip, ...known }] });

    expect(find({ files: shown(said) }, stored)).toEqual(NOTHING);
  });
});

describe('marks', () => {
  const on = (moment: string) => `${moment} on`;
  const reaction = (name: string, users: string[], count = users.length) => ({ name, users, count });

  it('that were never recorded are added as of now, whatever their skin tone', () => {
    const stored = recorded({ marks: { 'U01BOB:pushpin': `${at(20)} off` } });
    const reactions = [
      reaction('pushpin::skin-tone-3', ['U01ALICE']),
      reaction('pushpin', ['U01BOB']),
      reaction('thumbsup', ['U01CAROL']),
    ];

    const { added, removed } = find({ reactions, pinned_to: [CHANNEL] }, stored);

    expect(added).toMatchObject([
      { type: 'reaction_added', user: 'U01ALICE', reaction: 'pushpin', event_ts: toSlackTs(NOW) },
      { type: 'reaction_added', user: 'U01BOB' },
      { type: 'pin_added', channel_id: CHANNEL },
    ]);
    expect(removed).toEqual([]);
  });

  it('that were removed are removed as of now', () => {
    const marks = { 'U01BOB:pushpin': on(at(20)), 'U01ALICE:pushpin': on(at(20)), pin: on(at(20)) };
    const reactions = [reaction('pushpin::skin-tone-3', ['U01ALICE'])];

    const { added, removed } = find({ reactions, pinned_to: ['C0OTHER'] }, recorded({ marks }));

    expect(added).toEqual([]);
    expect(removed).toMatchObject([
      { type: 'reaction_removed', user: 'U01BOB', reaction: 'pushpin', event_ts: toSlackTs(NOW) },
      { type: 'pin_removed', item: { message: { ts: toSlackTs(TIME) } } },
    ]);
  });

  it.each([
    ["aren't from Slack", { 'U01BOB:timeline': on(at(20)) }, []],
    ["have an emoji that doesn't mark any more", { 'U01BOB:memo': on(at(20)) }, []],
    [
      'may be among those that Slack leaves out',
      { 'U01BOB:pushpin': on(at(20)) },
      [reaction('pushpin', [], 60)],
    ],
  ])('that %s stay', (_, marks, reactions) => {
    expect(find({ reactions }, recorded({ marks })).removed).toEqual([]);
  });
});
