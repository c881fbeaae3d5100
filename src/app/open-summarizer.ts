import type { Logger } from '../ports/logger.js';
import type { Summarizer } from '../ports/summarizer.js';
import { createBedrockClient } from '../summaries/bedrock/bedrock-client.js';
import { createBedrockSummarizer } from '../summaries/bedrock/bedrock-summarizer.js';
import { extractiveSummarizer } from '../summaries/extractive/extractive-summarizer.js';
import { withBudget } from '../summaries/with-budget.js';
import { withFallback } from '../summaries/with-fallback.js';
import type { Config, ModelConfig } from './config/config.js';

type SummarizerConfig = Pick<Config, 'modelId' | 'region' | 'bedrockEndpoint'> & { model?: ModelConfig };

/** The configured model, which falls back to the digest when it fails or has used its budget; without a model, the digest. */
export function openSummarizer(
  { modelId, region, bedrockEndpoint: endpoint, model }: SummarizerConfig,
  logger: Logger,
): Summarizer {
  if (modelId === undefined) return extractiveSummarizer;
  const client = createBedrockClient({ region, endpoint });
  const judgeModelId = model?.judges ? modelId : undefined;
  const bedrock = createBedrockSummarizer({ client, modelId, logger, judgeModelId, ...model });
  const bounded = withBudget(bedrock, model?.budgetUsd ?? Number.POSITIVE_INFINITY);
  return withFallback(bounded, extractiveSummarizer, logger);
}
