import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSummarizer } from '../../src/entry/summarizer.js';
import { extractiveSummarizer } from '../../src/summaries/extractive/extractive-summarizer.js';
import type { Summarizer } from '../../src/summaries/summarizer.js';
import { textOf, useAegis } from '../support/aegis.js';
import { type FakeBedrock, startFakeBedrock } from '../support/fake-bedrock.js';
import { createTestLogger } from '../support/logger.js';
import { ALICE, BOB } from '../support/slack.js';

let summarizer: Summarizer;
const aegis = useAegis({ summarizer: { summarize: (input) => summarizer.summarize(input) } });

/** An incident in which a few things were said. */
async function anIncident(): Promise<string> {
  const channel = await aegis().declare('declare P1 checkout fails in the EU');
  await aegis().say('Checkout errors are at 42 % for customers in the EU since 14:03', {
    channel,
    user: BOB,
  });
  const { ts } = await aegis().say('Could it be the 14:01 deploy of payment-api?', { channel, user: ALICE });
  await aegis().say('No, ruled out: the canary with the old release fails too.', {
    channel,
    user: BOB,
    thread: ts,
  });
  await aegis().say('token=xoxb-123456789012-123456789012-abcdefghijklmnopqrstuvwx', { channel, user: BOB });
  await aegis().type('mitigate failing over to db2', { channel });
  return channel;
}

const lastPost = (channel: string) => textOf(aegis().posts(channel).at(-1) ?? { text: '' });

describe('a summary without a model', () => {
  beforeEach(() => {
    summarizer = extractiveSummarizer;
  });

  it('is posted where the progress stood, with its sources, and stored', async () => {
    const channel = await anIncident();
    const before = aegis().posts(channel).length;

    await aegis().type('summary', { channel });

    const { summaries } = await aegis().record();
    expect(aegis().posts(channel)).toHaveLength(before + 1);
    expect(lastPost(channel)).toMatch(/P1 · Mitigating: checkout fails in the EU/);
    expect(lastPost(channel)).toMatch(/Checkout errors are at 42 %.*<!date\^\d+\^\{time\}\^https:/);
    expect(lastPost(channel)).toMatch(/Could it be the 14:01 deploy.*ruled out/);
    expect(lastPost(channel)).toContain('Extractive digest, no model');
    expect(summaries).toMatchObject([
      { model: 'extractive', fallback: false, requested_by: ALICE, kind: 'state' },
    ]);
  });

  it('tells nothing that was deleted, and no credential', async () => {
    const channel = await anIncident();

    await aegis().type('summary', { channel });

    const { comments, summaries } = await aegis().record();
    expect(JSON.stringify([comments, summaries, aegis().posts(channel)])).not.toContain('xoxb-123');
    expect(aegis().shownTo(BOB).join('\n')).toMatch(/credential \(slack token\)/);
  });
});

describe('a summary by a model', () => {
  let bedrock: FakeBedrock;
  const logger = createTestLogger();

  beforeEach(async () => {
    bedrock = await startFakeBedrock();
    summarizer = createSummarizer(
      { modelId: 'test.model-v1', region: 'eu-west-1', bedrockEndpoint: bedrock.url },
      logger,
    );
  });
  afterEach(() => bedrock.close());

  it('tells what its sources bear out, and says by which model', async () => {
    const channel = await anIncident();
    bedrock.reply({
      claims: [
        { section: 'headline', text: 'Checkout fails in the EU.', sources: ['m2'] },
        { section: 'impact', text: 'Checkout errors are at 42 % in the EU.', sources: ['m2'] },
        { section: 'impact', text: 'All 9000 customers are gone, see https://evil.example', sources: ['m2'] },
      ],
    });

    await aegis().type('summary', { channel });

    expect(lastPost(channel)).toContain('Checkout errors are at 42 % in the EU.');
    expect(lastPost(channel)).toContain('test.model-v1');
    expect(lastPost(channel)).not.toMatch(/9000|evil/);
    expect((await aegis().record()).summaries).toMatchObject([{ model: 'test.model-v1', dropped_claims: 1 }]);
  });

  it('is the digest, and says so, when the model fails', async () => {
    const channel = await anIncident();
    bedrock.reply({ exception: 'AccessDeniedException' });

    await aegis().type('summary', { channel });

    expect(lastPost(channel)).toContain('the model could not be used');
    expect((await aegis().record()).summaries).toMatchObject([{ model: 'extractive', fallback: true }]);
  });
});

it('a summary counts who said how much, and `roles` tells', async () => {
  summarizer = extractiveSummarizer;
  const channel = await anIncident();

  await aegis().type('summary', { channel });

  const { participants } = await aegis().record();
  const counts = Object.fromEntries(participants.map(({ user_id, messages }) => [user_id, messages]));
  expect(counts).toEqual({ [ALICE]: 1, [BOB]: 3 });
  expect(await aegis().type('roles', { channel })).toContain(`<@${BOB}> (3)`);
});
