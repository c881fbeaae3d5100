import { loadOnce } from '../../base/load-once.js';
import type { Logger } from '../../ports/logger.js';
import type { Summarizer } from '../../ports/summarizer.js';
import { resumesAfter } from '../../summaries/bedrock/resumes-after.js';
import { withBudget } from '../../summaries/with-budget.js';
import { withFallback } from '../../summaries/with-fallback.js';
import type { Config, ModelConfig } from '../config/config.js';

type SummarizerConfig = Pick<Config, 'modelId' | 'region' | 'bedrockEndpoint'> & { model?: ModelConfig };

/** Its words and weights, and the model's client, are loaded with the first summary: most processes don't make any. */
const loadDigest = loadOnce(() => import('../../summaries/extractive/extractive-summarizer.js'));
const digest: Summarizer = {
  summarize: async (input) => (await loadDigest()).extractiveSummarizer.summarize(input),
};

/**
 * The configured model, which falls back to the digest when it fails or has used up its
 * budget; without a model, the digest.
 */
export function openSummarizer(
  { modelId, region, bedrockEndpoint: endpoint, model }: SummarizerConfig,
  logger: Logger,
): Summarizer {
  if (modelId === undefined) return digest;
  const judgeModelId = model?.judges ? modelId : undefined;
  const open = loadOnce(async () => {
    const { createBedrockClient } = await import('../../summaries/bedrock/bedrock-client.js');
    const { createBedrockSummarizer } = await import('../../summaries/bedrock/bedrock-summarizer.js');
    const { withPresent } = await import('../../summaries/with-present.js');
    const client = createBedrockClient({ region, endpoint });
    return withPresent(createBedrockSummarizer({ client, modelId, logger, judgeModelId, ...model }));
  });
  const bedrock: Summarizer = {
    summarize: async (input) => (await open()).summarize(input),
    resumesAfter: resumesAfter(modelId),
  };
  const bounded = withBudget(bedrock, model?.budgetUsd ?? Number.POSITIVE_INFINITY);
  return withFallback(bounded, digest, logger);
}
