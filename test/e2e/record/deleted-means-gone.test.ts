import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { userDeletes, userEdits } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { envelopeOf } from '../../support/envelope.js';
import { ALICE, BOB } from '../../support/slack.js';
import { everythingIn } from '../../support/table.js';

/** What happens between reading the record and storing the summary of it. */
let meanwhile: (() => Promise<void>) | undefined;

const aegis = useAegis({
  summarizer: {
    async summarize(input) {
      const made = await extractiveSummarizer.summarize(input);
      await meanwhile?.();
      return made;
    },
  },
});

const WORDS = 'Jane Roe of Acme cannot pay 4,200 EUR since 14:03';
const LONG = `${WORDS}${'\nat com.acme.Pay.charge(Pay.java:42)'.repeat(300)}`;
let channel: string;
let ts: string;

beforeEach(async () => {
  meanwhile = undefined;
  channel = await aegis().declare();
  await aegis().say('Error rate is at 42 % for all customers since 14:02', { channel, user: BOB });
});

const link = () => `<https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}>`;
const erases = () => userDeletes(aegis().workspace, { channel, ts });
const edits = () => userEdits(aegis().workspace, { channel, ts, user: BOB, text: 'A customer cannot pay' });

async function longTexts(): Promise<string[]> {
  const { objects } = aegis().deps.archive;
  const keys = await objects.list('content/');
  const read = await Promise.all(keys.map((key) => objects.get(key)));
  return read.map((bytes) => Buffer.from(bytes ?? []).toString());
}

/** Every place that holds words of ours: all rows, request rows included, long texts, and our posts. */
async function everywhere(): Promise<string> {
  const posts = aegis().posts(channel).map(textOf);
  return JSON.stringify([await everythingIn(aegis().table), await longTexts(), posts]);
}

describe('the long text of a message', () => {
  it.each([
    ['deleted', async () => erases()],
    ['edited', async () => edits()],
    ['redacted', () => aegis().type(`redact ${link()}`, { channel, user: BOB })],
  ])(
    'leaves the object store when it is %s, and another message with the same text keeps its own',
    async (_, act) => {
      ({ ts } = await aegis().say(LONG, { channel, user: BOB }));
      const other = await aegis().say(LONG, { channel, user: ALICE });
      expect(await longTexts()).toEqual([LONG, LONG]);

      await act();
      await aegis().settled();

      expect(await longTexts()).toEqual([LONG]);
      ({ ts } = other);
      erases();
      await aegis().settled();
      expect(await longTexts()).toEqual([]);
    },
  );

  it("isn't kept again when Slack delivers the message after its deletion", async () => {
    ({ ts } = await aegis().say(LONG, { channel, user: BOB }));
    const late = aegis()
      .workspace.channels.get(channel)
      ?.messages.find((one) => one.ts === ts);
    const event = { ...late, type: 'message', channel, event_ts: ts };
    erases();
    await aegis().settled();

    await aegis().delivery.event(envelopeOf(aegis().workspace, event));
    await aegis().settled();

    expect(await longTexts()).toEqual([]);
  });

  it('is deleted with the text of every edited version', async () => {
    ({ ts } = await aegis().say(LONG, { channel, user: BOB }));
    userEdits(aegis().workspace, { channel, ts, user: BOB, text: `Now: ${LONG}` });
    await aegis().settled();

    expect(await longTexts()).toEqual([`Now: ${LONG}`]);
  });
});

describe('a summary', () => {
  it('loses a deleted message also when a later version of Aegis added a section to it', async () => {
    ({ ts } = await aegis().say(WORDS, { channel, user: BOB }));
    await aegis().type('summary', { channel });
    const { client, name: TableName } = aegis().table;
    const stored = (await everythingIn(aegis().table)).find(({ SK }) => String(SK).startsWith('SUMMARY#'));
    const all = (stored?.claims ?? []) as object[];
    const claims = all.map((claim) => ({ ...claim, section: 'customers' }));
    expect(claims.length).toBeGreaterThan(0);
    await client.send(new PutCommand({ TableName, Item: { ...stored, claims } }));

    erases();
    await aegis().untilDone();

    expect(await everywhere()).not.toContain('Jane Roe');
    expect((await aegis().record()).summaries).toHaveLength(1);
  });

  it.each([
    ['deleted', erases],
    ['edited', edits],
  ])("leaves out what rests on a message that's %s while it's being made", async (_, act) => {
    ({ ts } = await aegis().say(WORDS, { channel, user: BOB }));
    meanwhile = async () => {
      act();
      await expect.poll(async () => JSON.stringify((await aegis().record()).comments)).not.toContain('Jane');
    };

    await aegis().type('summary', { channel });

    const [summary] = (await aegis().record()).summaries;
    expect(summary?.claims.length).toBeGreaterThan(0);
    expect(await everywhere()).not.toContain('Jane Roe');
  });

  it.each(['catchup', 'ask who cannot pay?', 'postmortem', 'resolution'])(
    "made by %s keeps no text of a message that's deleted later",
    async (command) => {
      ({ ts } = await aegis().say(WORDS, { channel, user: BOB }));
      await aegis().type(`assign <@${ALICE}> commander`, { channel });
      await aegis().type('resolve', { channel });
      await aegis().type(command, { channel });
      expect(await everywhere()).toContain('Jane Roe');

      erases();
      await aegis().settled();

      expect(await everywhere()).not.toContain('Jane Roe');
    },
  );

  it('keeps no text in an accepted resolution note', async () => {
    const done = 'Rolled back the payments of Jane Roe to release 4.11 at 14:20';
    ({ ts } = await aegis().say(done, { channel, user: BOB }));
    await aegis().type(`assign <@${ALICE}> commander`, { channel });
    await aegis().type('resolve', { channel });
    await aegis().type('resolution', { channel });
    const { timestamp } = (await aegis().record()).summaries.at(-1) ?? {};
    await aegis().type(`resolution accept ${timestamp}`, { channel });
    expect(textOf(aegis().posts(channel).at(-1) ?? { text: '' })).toContain('Jane Roe');

    erases();
    await aegis().settled();

    expect(await everywhere()).not.toContain('Jane Roe');
  });
});
