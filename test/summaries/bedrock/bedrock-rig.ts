import { afterEach, beforeEach, vi } from 'vitest';
import type { Summarizer } from '../../../src/ports/summarizer.js';
import { type BedrockClient, createBedrockClient } from '../../../src/summaries/bedrock/bedrock-client.js';
import { createBedrockSummarizer } from '../../../src/summaries/bedrock/bedrock-summarizer.js';
import { type FakeBedrock, startFakeBedrock } from '../../support/fake-bedrock.js';
import { createTestLogger } from '../../support/logger.js';
import { Conversation } from '../conversation.js';

export const MODEL = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
export const HEADLINE = { section: 'headline', text: 'Checkout fails in the EU: P1, open.', sources: ['m1'] };
export const IMPACT = { section: 'impact', text: 'Checkout errors are at 42 % in the EU.', sources: ['m2'] };

export interface BedrockRig {
  bedrock: FakeBedrock;
  client: BedrockClient;
  logger: ReturnType<typeof createTestLogger>;
  summarizer(waits?: { deadlineMs?: number; firstWaitMs?: number }): Summarizer;
}

/** A fake Bedrock for each test, configured through the SDK's own environment variables. */
export function useBedrock(): BedrockRig {
  const rig = {
    summarizer: ({ deadlineMs = 120_000, firstWaitMs = 1 } = {}) =>
      createBedrockSummarizer({
        client: rig.client,
        modelId: MODEL,
        logger: rig.logger,
        deadlineMs,
        firstWaitMs,
      }),
  } as BedrockRig;

  beforeEach(async () => {
    const bedrock = await startFakeBedrock();
    vi.stubEnv('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', bedrock.url);
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    Object.assign(rig, { bedrock, client: createBedrockClient(), logger: createTestLogger() });
  });

  afterEach(async () => {
    rig.client.destroy();
    await rig.bedrock.close();
  });

  return rig;
}

/** m1 is the declaration, m2 the errors, m3 the rollback. */
export function aTalk(): Conversation {
  const talk = new Conversation();
  talk.says('Checkout errors are at 42 % for customers in the EU');
  talk.says('Rolled back payment-api to 4.11', { user_id: 'U02BOB' });
  return talk;
}
