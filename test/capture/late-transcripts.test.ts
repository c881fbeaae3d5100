import { describe, expect, it } from 'vitest';
import { aDeclaration } from '../support/records.js';
import { BOB } from '../support/slack.js';
import { everythingIn } from '../support/table.js';
import { useCapture } from './capture-setup.js';

const rig = useCapture();
const CHANNEL = 'C01INC';
const TS = '1736950100.000200';
const SAID = 'Jane Roe says roll back';

const clip = {
  id: 'F1',
  name: 'audio_message.m4a',
  mimetype: 'video/mp4',
  subtype: 'slack_audio',
  transcription: { status: 'processing' },
};
const heard = {
  ...clip,
  transcription: { status: 'complete', locale: 'en-US', preview: { content: SAID, has_more: false } },
};
const posted = {
  type: 'message',
  channel: CHANNEL,
  user: BOB,
  ts: TS,
  event_ts: TS,
  text: '',
  files: [clip],
};
const byBot = { ...posted, user: undefined, bot_id: 'B1', subtype: 'bot_message', username: 'Voicemail' };
type Posted = typeof posted | typeof byBot;

const changed = { type: 'file_change', file_id: 'F1', file: { id: 'F1' }, event_ts: '1736950130.000100' };
const at = (event_ts: string) => ({ type: 'message', channel: CHANNEL, ts: event_ts, event_ts });
const edit = (message: object, previous: object | undefined, event_ts: string) => ({
  ...at(event_ts),
  subtype: 'message_changed',
  message,
  previous_message: previous,
});
const resent = (message: Posted) =>
  edit({ ...message, files: [heard] }, { ...message, files: [heard] }, '1736950130.000200');
const captioned = (message: Posted) =>
  edit({ ...message, text: 'Listen', edited: { ts: '1736950120.000000' } }, message, '1736950120.000300');
const deleted = { ...at('1736950160.000100'), subtype: 'message_deleted', deleted_ts: TS };
const fileDeleted = { type: 'file_deleted', file_id: 'F1', event_ts: '1736950160.000100' };

const declare = () =>
  rig().store.declareIncident(
    aDeclaration({ incident_id: 'INC-000001', channel_id: CHANNEL, request_id: 'r-1' }),
  );

/** Sends events to capture, after Slack has the transcript. */
async function capture(events: readonly object[]): Promise<void> {
  await declare();
  rig().files.set('F1', heard);
  for (const event of events) await rig().capture(event);
}

async function recorded() {
  const [comment] = (await rig().store.loadRecord('INC-000001'))?.comments ?? [];
  return comment;
}

const ORDERS: [string, (message: Posted) => object[]][] = [
  ['as a change of the file', (message) => [message, changed]],
  ['as a change of the file that arrives before the message', (message) => [changed, message]],
  ['as a message that looks unchanged', (message) => [message, resent(message)]],
  ['as a message that arrives before the original', (message) => [resent(message), message]],
  ['without the message before', (message) => [message, { ...resent(message), previous_message: undefined }]],
  ['both ways, twice', (message) => [message, changed, resent(message), changed, resent(message)]],
  ['before an older edit', (message) => [message, changed, captioned(message)]],
  [
    'before an older edit and the message',
    (message) => [changed, resent(message), captioned(message), message],
  ],
];

describe.each([
  ['person', posted],
  ['bot', byBot],
])('the transcript of a clip of a %s', (_, message) => {
  it.each(ORDERS)('is recorded %s', async (__, eventsOf) => {
    await capture(eventsOf(message));

    expect(await recorded()).toMatchObject({ files: [{ id: 'F1', mimetype: 'audio/mp4', text: SAID }] });
    expect((await recorded())?.files?.[0]).not.toHaveProperty('awaits_transcript');
  });

  it.each([
    ['message', deleted],
    ['file', fileDeleted],
  ])('goes with its %s, in any order', async (__, deletion) => {
    const events: object[] = [message, changed, resent(message)];

    for (let place = 0; place <= events.length; place += 1)
      await capture(events.toSpliced(place, 0, deletion));

    expect(JSON.stringify(await everythingIn(rig().table))).not.toContain('Jane');
  });
});

it("adds no state to a bot's message", async () => {
  await capture([byBot, changed, resent(byBot)]);

  expect(await recorded()).not.toHaveProperty('states');
});

it('keeps a caption that was added while Slack transcribed', async () => {
  await capture([posted, captioned(posted), changed]);

  expect(await recorded()).toMatchObject({ text: 'Listen', files: [{ text: SAID }] });
});

it('keeps a long transcript in the object store, and only its newest version', async () => {
  const long = (word: string) => ({
    ...heard,
    transcription: { status: 'complete', lines: [{ contents: word.repeat(4_000) }] },
  });
  await capture([posted]);

  rig().files.set('F1', long('a'));
  await rig().capture(changed);
  rig().files.set('F1', long('b'));
  await rig().capture({ ...changed, event_ts: '1736950140.000100' });

  const ref = (await recorded())?.files?.[0]?.content_ref ?? '';
  expect(await rig().contents.read(ref)).toBe('b'.repeat(4_000));
  const job = (await everythingIn(rig().table)).find(({ kind }) => kind === 'withdraw-words');
  expect(job).toMatchObject({ payload: { texts: [expect.not.stringContaining(ref)] } });
});

it('shows the new name of a file that was renamed on its own', async () => {
  await capture([{ ...posted, files: [{ id: 'F1', title: 'password hunter2.txt' }] }]);

  rig().files.set('F1', { id: 'F1', title: 'notes.txt' });
  await rig().capture(changed);

  expect(await recorded()).toMatchObject({ files: [{ name: 'notes.txt' }] });
});

it('ignores a file that Slack no longer shows', async () => {
  await capture([posted, resent(posted)]);

  rig().files.delete('F1');
  await rig().capture({ ...changed, event_ts: '1736950150.000100' });

  expect(await recorded()).toMatchObject({ files: [{ text: SAID }] });
});
