import type { Logger } from '../ports/logger.js';
import { createBedrockClient } from '../summaries/bedrock/bedrock-client.js';
import { createBedrockSummarizer } from '../summaries/bedrock/bedrock-summarizer.js';
import { extractiveSummarizer } from '../summaries/extractive/extractive-summarizer.js';
import type { Summarizer } from '../summaries/summarizer.js';
import { withBudget } from '../summaries/with-budget.js';
import { withFallback } from '../summaries/with-fallback.js';
import type { Config, ModelConfig } from './config.js';

type SummarizerConfig = Pick<Config, 'modelId' | 'region' | 'bedrockEndpoint'> & { model?: ModelConfig };

/**
 * The configured model's, with the extractive digest standing in when it fails or has cost enough; without a model the
 * digest.
 */
export function createSummarizer(
  { modelId, region, bedrockEndpoint: endpoint, model }: SummarizerConfig,
  logger: Logger,
): Summarizer {
  if (modelId === undefined) return extractiveSummarizer;
  const client = createBedrockClient({ region, endpoint });
  const bedrock = createBedrockSummarizer({ client, modelId, logger, ...model });
  const bounded = withBudget(bedrock, model?.budgetUsd ?? Number.POSITIVE_INFINITY);
  return withFallback(bounded, extractiveSummarizer, logger);
}
