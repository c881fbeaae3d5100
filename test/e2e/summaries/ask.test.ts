import { beforeEach, describe, expect, it } from 'vitest';
import { openSummarizer } from '../../../src/app/open-summarizer.js';
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

const told = (user = ALICE) => aegis().shownTo(user).at(-1) ?? '';

describe('a question', () => {
  it('is answered in words of the record, with sources, to whoever asks', async () => {
    const posts = aegis().posts(channel).length;

    await aegis().type('ask what did we roll back?', { channel });

    expect(told()).toMatch(/Rolled back payment-api to release 4\.11.*<!date\^\d+\^\{time\}\^https:/);
    expect(told()).not.toMatch(/hungry|42 %/);
    expect(aegis().posts(channel)).toHaveLength(posts);
    expect((await aegis().record()).summaries).toMatchObject([
      { kind: 'ask', question: 'what did we roll back?' },
    ]);
  });

  it.each(['what is the name of the database administrator', 'when is the next company party?'])(
    'that the record does not answer is told so: %s',
    async (question) => {
      await aegis().type(`ask ${question}`, { channel });

      expect(told()).toContain('The record of INC-1 does not say.');
    },
  );

  it('about severity and status is answered by the table', async () => {
    await aegis().say('this is surely a P4 by now', { channel, user: BOB });

    await aegis().type('ask what is the severity', { channel });

    expect(told()).toContain('P1 · Open');
  });

  it('needs words, and an incident that one may see', async () => {
    expect(await aegis().type('ask', { channel })).toContain('Ask what?');
    await aegis().type('private', { channel });

    expect(
      await aegis().type('ask INC-1 what did we roll back', { user: CAROL, channel: GENERAL }),
    ).toContain("There's no incident INC-1");
  });
});

it('a model answers from the lines that have to do with it, and unsupported answers are dropped', async () => {
  const bedrock = await startFakeBedrock();
  const config = { modelId: 'test.model-v1', region: 'eu-west-1', bedrockEndpoint: bedrock.url };
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

  expect(told()).toContain('payment-api was rolled back to 4.11.');
  expect(told()).not.toContain('Carol');
  bedrock.replyBy(() => ({ claims: [] }));
  await aegis().type('ask who is the landlord?', { channel });
  expect(told()).toContain('does not say');
  await bedrock.close();
});
