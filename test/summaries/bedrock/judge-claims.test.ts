import { beforeEach, describe, expect, it } from 'vitest';
import { createBedrockSummarizer } from '../../../src/summaries/bedrock/bedrock-summarizer.js';
import type { BedrockReply } from '../../support/fake-bedrock.js';
import { promptIn } from '../../support/fake-bedrock.js';
import { aTalk, HEADLINE, IMPACT, MODEL, useBedrock } from './bedrock-rig.js';

const ROLLBACK = { section: 'actions', text: 'Bob rolled back payment-api to 4.11.', sources: ['m3'] };
const JUDGE = 'eu.amazon.nova-lite-v1:0';

const rig = useBedrock();
let summarize: ReturnType<typeof createBedrockSummarizer>['summarize'];

beforeEach(() => {
  const { client, logger } = rig;
  ({ summarize } = createBedrockSummarizer({
    client,
    logger,
    modelId: MODEL,
    judgeModelId: JUDGE,
    firstWaitMs: 1,
  }));
});

function verdicts(...given: readonly (readonly [claim: string, verdict: string])[]): BedrockReply {
  return { tool: { input: { verdicts: given.map(([claim, verdict]) => ({ claim, verdict })) } } };
}

async function textsAfter(judging: BedrockReply): Promise<string[]> {
  rig.bedrock.reply({ claims: [HEADLINE, IMPACT, ROLLBACK] }, judging);
  const { claims } = await summarize(aTalk().input());
  return claims.map(({ text }) => text);
}

describe('the judge', () => {
  it.each(['contradicted', 'not_stated'])("drops and counts a claim that's %s", async (verdict) => {
    rig.bedrock.reply(
      { claims: [HEADLINE, IMPACT, ROLLBACK] },
      verdicts(['c1', 'supported'], ['c2', verdict]),
    );

    const draft = await summarize(aTalk().input());

    expect(draft.claims.map(({ text }) => text)).toEqual([HEADLINE.text, IMPACT.text]);
    expect(draft.dropped_claims).toBe(1);
  });

  it('reads only the claims and their lines, and counts toward the same budget', async () => {
    rig.bedrock.reply({ claims: [HEADLINE, ROLLBACK] }, verdicts(['c1', 'supported']));

    const draft = await summarize(aTalk().input());

    const [, judging] = rig.bedrock.requests;
    expect(judging?.modelId).toBe(JUDGE);
    const prompt = judging ? promptIn(judging.body) : '';
    expect(prompt).toContain(ROLLBACK.text);
    expect(prompt).toContain('Rolled back payment-api to 4.11');
    expect(prompt).not.toContain('42 %');
    expect(draft.input_tokens).toBe(2 * 1200);
  });

  it.each<[string, BedrockReply]>([
    ['fails', { exception: 'AccessDeniedException' }],
    ['writes something else', { text: 'They look fine to me.' }],
    ['leaves out most of the claims', verdicts()],
    ['is cut off', { claims: [], stopReason: 'max_tokens' }],
  ])('changes nothing if it %s', async (_how, judging) => {
    expect(await textsAfter(judging)).toEqual([HEADLINE.text, IMPACT.text, ROLLBACK.text]);
  });

  it('fails the summary if it leaves nothing but the headline', async () => {
    await expect(textsAfter(verdicts(['c1', 'contradicted'], ['c2', 'not_stated']))).rejects.toThrow(
      'none of its 2 claims is supported',
    );
  });
});
