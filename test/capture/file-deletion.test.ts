import { describe, expect, it } from 'vitest';
import { aDeclaration } from '../support/records.js';
import { BOB } from '../support/slack.js';
import { everythingIn } from '../support/table.js';
import { useCapture } from './capture-setup.js';

const rig = useCapture();
const CHANNEL = 'C01INC';
const TS = '1736950100.000200';
const NAME = 'invoice of Jane Roe.txt';
const PREVIEW = 'Jane Roe owes 4,200 EUR';
const file = {
  id: 'F1',
  name: NAME,
  title: NAME,
  filetype: 'text',
  mode: 'snippet',
  preview: `${PREVIEW}\n${'x'.repeat(5_000)}`,
  permalink: 'https://acme.slack.com/files/U1/F1/invoice_of_jane_roe.txt',
};

const posted = {
  type: 'message',
  channel: CHANNEL,
  user: BOB,
  ts: TS,
  event_ts: TS,
  text: 'Look',
  files: [file],
};
const byBot = { ...posted, user: undefined, bot_id: 'B1', subtype: 'bot_message', username: 'Billing' };
const deletion = { type: 'file_deleted', file_id: 'F1', event_ts: '1736950160.00030012' };
const marked = {
  type: 'pin_added',
  channel_id: CHANNEL,
  item: { type: 'message', message: { ts: TS } },
  event_ts: '1736950130.000100',
};
const buried = (message: typeof posted | typeof byBot) => ({
  type: 'message',
  subtype: 'message_changed',
  channel: CHANNEL,
  ts: '1736950160.000400',
  event_ts: '1736950160.000400',
  message: { ...message, files: [{ id: 'F1', mode: 'tombstone' }] },
  previous_message: message,
});

async function declare(incident_id = 'INC-000001', channel_id = CHANNEL) {
  await rig().store.declareIncident(aDeclaration({ incident_id, channel_id, request_id: incident_id }));
}

async function everything(): Promise<string> {
  const { table, objects } = rig();
  const texts = await Promise.all((await objects.list('')).map((key) => objects.get(key)));
  return JSON.stringify([
    await everythingIn(table),
    texts.map((bytes) => Buffer.from(bytes ?? []).toString()),
  ]);
}

/** A job deletes the texts in the object store. */
async function withoutTexts(): Promise<string> {
  return JSON.stringify(await everythingIn(rig().table));
}

const ORDERS: [string, (message: typeof posted | typeof byBot) => object[]][] = [
  ['after its message', (message) => [message, deletion]],
  ['before its message', (message) => [deletion, message]],
  ['twice', (message) => [message, deletion, deletion, message]],
  ['of a marked message', (message) => [message, marked, deletion]],
  ['of a message whose mark came first', (message) => [marked, deletion, message]],
  ['before the edit that says so', (message) => [message, deletion, buried(message)]],
  ['by the edit alone', (message) => [message, buried(message)]],
  ['by the edit alone, before its message', (message) => [buried(message), message]],
];

describe.each([
  ['person', posted],
  ['bot', byBot],
])('a file of a %s that is deleted', (_, message) => {
  it.each(ORDERS)('%s leaves only a placeholder', async (__, eventsOf) => {
    await declare();

    for (const event of eventsOf(message)) await rig().capture(event);

    const [comment] = (await rig().store.loadRecord('INC-000001'))?.comments ?? [];
    expect(comment).toMatchObject({ text: 'Look', files: [{ id: 'F1', name: 'a deleted file' }] });
    expect(await withoutTexts()).not.toMatch(/Jane|jane/);
  });

  it('before its message keeps no text of it', async () => {
    await declare();

    await rig().capture(deletion);
    await rig().capture(message);

    expect(await everything()).not.toContain('Jane');
  });

  it('has its long text deleted by a job', async () => {
    await declare();

    await rig().capture(message);
    const [ref] = await rig().objects.list('content/');
    await rig().capture(deletion);

    const job = (await everythingIn(rig().table)).find(({ kind }) => kind === 'withdraw-words');
    expect(job).toMatchObject({ payload: { is_file: true, texts: [ref] } });
  });
});

describe("a long text of a bot's file is deleted", () => {
  const jobs = async () => (await everythingIn(rig().table)).filter(({ kind }) => kind === 'withdraw-words');
  const edited = { ...buried(byBot), message: { ...byBot, text: 'Look again' } };

  it.each([
    ['although the process stopped before it opened the job', [byBot], true],
    ['although the message changed before', [byBot, edited], false],
    ['although both', [byBot, edited], true],
  ])('%s', async (_, events, stops) => {
    await declare();
    for (const event of events) await rig().capture(event);
    const refs = await rig().objects.list('content/');
    const timestamp = '2025-01-15T14:08:20.000200Z';
    if (stops) await rig().store.removeFile({ incident_id: 'INC-000001', timestamp }, 'F1');

    await rig().capture(deletion);

    const ofFile = (await jobs()).filter(({ request_id }) => String(request_id).includes('-file-'));
    expect(refs.length).toBeGreaterThan(0);
    expect(ofFile).toMatchObject([{ payload: { is_file: true, texts: refs.toSorted() } }]);
  });

  it('when an edit leaves the file out', async () => {
    await declare();
    await rig().capture(byBot);
    const [ref] = await rig().objects.list('content/');

    await rig().capture({ ...buried(byBot), message: { ...byBot, files: [] } });

    expect(await jobs()).toMatchObject([{ payload: { texts: [ref] } }]);
  });
});

it('removes it from every incident that has it', async () => {
  await declare();
  await declare('INC-000002', 'C02INC');
  await rig().capture(posted);
  await rig().capture({
    ...posted,
    channel: 'C02INC',
    ts: '1736950101.000200',
    event_ts: '1736950101.000200',
  });

  await rig().capture(deletion);

  expect(await withoutTexts()).not.toMatch(/Jane|jane/);
});

it('outside all incident channels costs little and stores no text', async () => {
  await rig().capture({ ...deletion, file_id: 'F9' });

  const items = await everythingIn(rig().table);
  expect(items).toMatchObject([{ PK: 'FILE#F9', SK: 'DELETED', expires_at: 1_737_554_960 }]);
});
