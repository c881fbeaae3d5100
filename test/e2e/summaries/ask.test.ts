import { userJoins, userLeaves } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSummarizer } from '../../../src/app/open/open-summarizer.js';
import { AegisError } from '../../../src/base/errors.js';
import type { Summarizer } from '../../../src/ports/summarizer.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../../support/aegis.js';
import { promptIn, startFakeBedrock } from '../../support/fake-bedrock.js';
import { createTestLogger } from '../../support/logger.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

let summarizer: Summarizer;
const aegis = useAegis({ summarizer: { summarize: (input) => summarizer.summarize(input) } });
let channel: string;

beforeEach(async () => {
  summarizer = extractiveSummarizer;
  channel = await aegis().declare('declare P1 checkout fails in the EU');
  await aegis().say('Error rate of payment-api is at 42 % for all customers since 14:02', {
    channel,
    user: BOB,
  });
  await aegis().say('Rolled back payment-api to release 4.11 at 14:20', { channel, user: BOB });
  await aegis().say('The vendor confirmed that their gateway is fine', { channel, user: ALICE });
  await aegis().say('Anybody else hungry?', { channel, user: ALICE });
});

const lastShown = (user = ALICE) => aegis().shownTo(user).at(-1) ?? '';

/** Turns a member into a guest; Slack's answer is cached for a minute. */
function makeGuest(userId: string): void {
  const { workspace, clock } = aegis();
  const member = workspace.users.get(userId);
  if (!member) throw new Error(`no user ${userId}`);
  workspace.users.set(userId, { ...member, guest: 'multi-channel' });
  clock.advance(61_000);
}

describe('/incident ask', () => {
  it("shows times from the table in the reader's zone", async () => {
    await aegis().type('ask when was it declared', { channel });

    expect(lastShown()).toMatch(/Declared at <!date\^\d+\^/);
    expect(lastShown()).not.toMatch(/\d\d:\d\d:\d\d UTC/);
  });

  it('keeps question and answer out of exports, which everyone in the channel gets', async () => {
    await aegis().type('ask who is hungry', { channel });
    for (const format of ['md', 'json', 'html']) await aegis().type(`export ${format}`, { channel });

    const files = [...aegis().workspace.files.values()].map(({ content }) => String(content));

    expect(files).toHaveLength(3);
    expect(files.filter((text) => text.includes('who is hungry'))).toEqual([]);
    expect((await aegis().record()).summaries).toHaveLength(1);
  });

  it('answers from the record, with sources, only to the person who asked', async () => {
    const posts = aegis().posts(channel).length;

    await aegis().type('ask what did we roll back?', { channel });

    expect(lastShown()).toMatch(/Rolled back payment-api to release 4\.11.*<!date\^\d+\^\{time\}\^https:/);
    expect(lastShown()).not.toMatch(/hungry|42 %/);
    expect(aegis().posts(channel)).toHaveLength(posts);
    expect((await aegis().record()).summaries).toMatchObject([
      { kind: 'ask', question: 'what did we roll back?' },
    ]);
  });

  it.each(['what is the name of the database administrator', 'when is the next company party?'])(
    "says that the record doesn't answer: %s",
    async (question) => {
      await aegis().type(`ask ${question}`, { channel });

      expect(lastShown()).toContain("The record of INC-1 doesn't say.");
    },
  );

  it('reads severity and status from the table', async () => {
    await aegis().say('this is surely a P4 by now', { channel, user: BOB });

    await aegis().type('ask what is the severity', { channel });

    expect(lastShown()).toContain('P1 · Open');
  });

  it('asks for a question, and refuses one that is too long', async () => {
    const empty = await aegis().type('ask', { channel });
    const long = await aegis().type(`ask ${'why '.repeat(126)}`, { channel });

    expect(empty).toContain('Add a question');
    expect(long).toContain('A question is limited to 500 characters (yours has 503).');
  });

  it('hides a private incident from people outside its channel', async () => {
    await aegis().type('private', { channel });

    const reply = await aegis().type('ask INC-1 what did we roll back', { user: CAROL, channel: GENERAL });

    expect(reply).toContain("There's no incident INC-1");
  });

  it.each(['ask INC-1 what did we roll back', 'catchup INC-1'])(
    'hides a public incident from a guest outside its channel: %s',
    async (line) => {
      makeGuest(CAROL);

      const reply = await aegis().type(line, { user: CAROL, channel: GENERAL });

      expect(reply).toContain("There's no incident INC-1");
      expect(aegis().shownTo(CAROL)).toHaveLength(1);
      expect((await aegis().record()).summaries).toEqual([]);
    },
  );

  it('answers a guest in the channel, but not once they leave', async () => {
    userJoins(aegis().workspace, { channel, user: CAROL });
    await aegis().settled();
    makeGuest(CAROL);
    await aegis().type('ask what did we roll back', { user: CAROL, channel });
    const inside = lastShown(CAROL);

    userLeaves(aegis().workspace, { channel, user: CAROL });
    await aegis().settled();
    const outside = await aegis().type('ask INC-1 what did we roll back', { user: CAROL, channel: GENERAL });

    expect(inside).toContain('Rolled back payment-api');
    expect(outside).toContain("There's no incident INC-1");
  });

  it('reports a failure to the person who asked', async () => {
    summarizer = { summarize: () => Promise.reject(new AegisError('broken', "It's broken.")) };

    await aegis().type('ask what did we roll back', { channel });

    expect(lastShown()).toContain("Couldn't answer your question. It's broken.");
  });
});

it('gives a model only the lines that match, and drops answers without support', async () => {
  const bedrock = await startFakeBedrock();
  const config = { modelId: 'eu.amazon.nova-lite-v1:0', region: 'eu-west-1', bedrockEndpoint: bedrock.url };
  summarizer = openSummarizer(config, createTestLogger());
  bedrock.replyBy((body) => {
    const line =
      promptIn(body)
        .split('\n')
        .find((one) => one.includes('Rolled back')) ?? '{}';
    const { id = '' } = JSON.parse(line) as { id?: string };
    const say = (text: string) => ({ section: 'answer', text, sources: [id] });
    return {
      claims: [say('payment-api was rolled back to 4.11.'), say('Carol rolled back payment-api to 4.12.')],
    };
  });

  await aegis().type('ask what did we roll back?', { channel });
  const answered = lastShown();
  bedrock.replyBy(() => ({ claims: [] }));
  await aegis().type('ask who is the landlord?', { channel });

  expect(answered).toContain('payment-api was rolled back to 4.11.');
  expect(answered).not.toContain('Carol');
  expect(lastShown()).toContain("doesn't say");
  await bedrock.close();
});
