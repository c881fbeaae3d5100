import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Claim, Summary } from '../../../src/incidents/records/incident-summary.js';
import { type BedrockClient, createBedrockClient } from '../../../src/summaries/bedrock/bedrock-client.js';
import { createBedrockSummarizer } from '../../../src/summaries/bedrock/bedrock-summarizer.js';
import { INSTRUCTIONS } from '../../../src/summaries/bedrock/instructions.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { withBudget } from '../../../src/summaries/with-budget.js';
import { withFallback } from '../../../src/summaries/with-fallback.js';
import { type FakeBedrock, promptIn, startFakeBedrock } from '../../support/fake-bedrock.js';
import { createTestLogger } from '../../support/logger.js';
import { aSummary } from '../../support/records.js';
import { Conversation } from '../conversation.js';

const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
const HEADLINE = { section: 'headline', text: 'Checkout fails in the EU.', sources: ['m1'] };

let bedrock: FakeBedrock;
let client: BedrockClient;
const logger = createTestLogger();

beforeEach(async () => {
  bedrock = await startFakeBedrock();
  client = createBedrockClient({ region: 'eu-central-1', endpoint: bedrock.url });
});

afterEach(async () => {
  client.destroy();
  await bedrock.close();
});

const summarizer = () => createBedrockSummarizer({ client, modelId: MODEL, logger });

interface SoFar {
  section: string;
  text: string;
  sources: string[];
}

function claimsSoFar(request: FakeBedrock['requests'][number] | undefined): SoFar[] {
  const facts: unknown = JSON.parse(request ? (promptIn(request.body).split('\n')[1] ?? '') : '{}');
  return (facts as { claims_so_far?: SoFar[] }).claims_so_far ?? [];
}

function earlier(claims: Claim[], timestamp: string): Summary {
  return aSummary({
    claims,
    timestamp,
    covers_until: timestamp,
    model: MODEL,
    prompt_version: INSTRUCTIONS.summary.version,
  });
}

describe('a summary that continues an earlier one', () => {
  it('reads the earlier claims and the new lines, but not the old lines', async () => {
    const talk = new Conversation();
    const errors = talk.says('Checkout errors are at 42 % in the EU');
    for (let i = 0; i < 5; i++) talk.says('waiting for the graphs to load');
    const impact: Claim = {
      section: 'impact',
      text: 'Checkout errors are at 42 % in the EU.',
      citations: [errors],
    };
    const previous = earlier([impact], talk.input().now);
    for (let i = 0; i < 5; i++) talk.says('still waiting for the graphs');
    talk.says('Rolled back payment-api to 4.11');
    bedrock.replyBy((body) => ({
      claims: [HEADLINE, ...claimsSoFar({ body } as FakeBedrock['requests'][number])],
    }));

    const draft = await summarizer().summarize({ ...talk.input(), previous });

    const [request] = bedrock.requests;
    const prompt = request ? promptIn(request.body) : '';
    expect(claimsSoFar(request).map(({ text }) => text)).toEqual([impact.text]);
    expect(prompt).toContain('Rolled back payment-api to 4.11');
    expect(
      prompt.split('\n').filter((line) => line.includes('waiting for the graphs to load')).length,
    ).toBeLessThan(5);
    expect(draft.built_on).toBe(previous.timestamp);
    expect(draft.claims).toContainEqual(impact);
  });

  it.each([
    ['edited', { text: 'Checkout errors are at 4 % in the EU', edited_at: '2025-01-15T14:30:00.000000Z' }],
    [
      'reworded',
      { text: 'Checkout errors are not at 42 % in the EU', edited_at: '2025-01-15T14:30:00.000000Z' },
    ],
    ['deleted', { text: undefined, deleted_at: '2025-01-15T14:30:00.000000Z' }],
  ])('drops a claim if its source has since been %s', async (_, change) => {
    const talk = new Conversation();
    const errors = talk.says('Checkout errors are at 42 % in the EU');
    const impact: Claim = {
      section: 'impact',
      text: 'Checkout errors are at 42 % in the EU.',
      citations: [errors],
    };
    const previous = earlier([impact], talk.input().now);
    Object.assign(talk.record.comments[0] ?? {}, change);
    bedrock.reply({ claims: [HEADLINE] });

    await summarizer().summarize({ ...talk.input(), previous });

    expect(claimsSoFar(bedrock.requests[0])).toEqual([]);
  });

  it("checks claims against sources that the model didn't read again", async () => {
    const talk = new Conversation();
    const errors = talk.says('Checkout errors are at 42 % in the EU');
    const impact: Claim = {
      section: 'impact',
      text: 'Checkout errors are at 42 % in the EU.',
      citations: [errors],
    };
    const previous = earlier([impact], talk.input().now);
    bedrock.reply({
      claims: [HEADLINE, { section: 'impact', text: 'Checkout errors are at 43 %.', sources: ['m2'] }],
    });

    const draft = await summarizer().summarize({ ...talk.input(), previous });

    expect(draft.claims.map(({ section }) => section)).toEqual(['headline']);
    expect(draft.dropped_claims).toBe(1);
  });

  it('continues only from full summaries of the same model and prompt', () => {
    const at = '2025-01-15T15:00:00.000000Z';
    const base = earlier([], at);
    const { resumesAfter } = summarizer();

    expect(resumesAfter?.(base)).toBe('2025-01-15T14:58:00.000000Z');
    for (const other of [
      { fallback: true },
      { model: 'another' },
      { kind: 'since' },
      { prompt_version: 'summary-0' },
    ]) {
      expect(resumesAfter?.({ ...base, ...other })).toBeUndefined();
    }
  });
});

describe('a record too long for one request', () => {
  function aLongTalk(): Conversation {
    const talk = new Conversation();
    for (let i = 1; i <= 1000; i++) talk.says(`message ${i}: ${'all is as it was before '.repeat(8)}`);
    return talk;
  }

  it('is read in parts, whose claims are passed to the last request', async () => {
    bedrock.replyBy((body) => {
      const last = promptIn(body).split('\n').at(-2) ?? '{}';
      const { id, text } = JSON.parse(last) as { id: string; text: string };
      const said = text.split(':')[0] ?? '';
      return { claims: [HEADLINE, { section: 'what_happened', text: `There was ${said}.`, sources: [id] }] };
    });

    const draft = await summarizer().summarize(aLongTalk().input());

    expect(bedrock.requests).toHaveLength(3);
    expect(claimsSoFar(bedrock.requests.at(-1))).toHaveLength(2);
    expect(draft.claims.at(-1)?.text).toBe('There was message 1000.');
    expect(draft.input_tokens).toBe(3 * 1200);
  });

  it('falls back to the digest if a part fails, and still counts the cost', async () => {
    bedrock.reply({ claims: [HEADLINE] }, { exception: 'AccessDeniedException' });
    bedrock.replyBy(() => ({ claims: [HEADLINE] }));

    const draft = await withFallback(summarizer(), extractiveSummarizer, logger).summarize(
      aLongTalk().input(),
    );

    expect(draft).toMatchObject({
      model: 'extractive',
      fallback: true,
      fallback_reason: 'AccessDeniedException',
    });
    expect(draft.cost_usd).toBeGreaterThan(0);
  });
});

it('uses the digest without a model call once the budget is spent', async () => {
  const talk = new Conversation();
  talk.says('Checkout errors are at 42 % in the EU');
  Object.assign(talk.record.incident, { model_spend_usd: 2 });
  const bounded = withFallback(withBudget(summarizer(), 2), extractiveSummarizer, logger);

  const draft = await bounded.summarize(talk.input());

  expect(draft).toMatchObject({ model: 'extractive', fallback: true, fallback_reason: 'budget' });
  expect(bedrock.requests).toEqual([]);
});

it('sets cache points only for models that support prompt caching', async () => {
  bedrock.reply({ claims: [HEADLINE] }, { claims: [HEADLINE] });
  const talk = new Conversation();
  const guardrail = { id: 'gr1', version: '3' };

  await summarizer()
    .summarize(talk.input())
    .catch(() => undefined);
  await createBedrockSummarizer({
    client,
    modelId: 'mistral.mistral-large-2402-v1:0',
    logger,
    guardrail,
    maxTokens: 900,
  })
    .summarize(talk.input())
    .catch(() => undefined);

  const [cached, other] = bedrock.requests.map(({ body }) => body);
  expect(cached?.system).toContainEqual({ cachePoint: { type: 'default' } });
  expect(JSON.stringify(other)).not.toContain('cachePoint');
  expect(other).toMatchObject({
    guardrailConfig: { guardrailIdentifier: 'gr1', guardrailVersion: '3' },
    inferenceConfig: { maxTokens: 900 },
  });
});
