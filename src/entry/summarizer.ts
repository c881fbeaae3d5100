import type { Config } from '../config.js';
import type { Logger } from '../deps.js';
import { createBedrockClient } from '../summaries/bedrock/bedrock-client.js';
import { createBedrockSummarizer } from '../summaries/bedrock/bedrock-summarizer.js';
import { extractiveSummarizer } from '../summaries/extractive/extractive-summarizer.js';
import type { Summarizer } from '../summaries/summarizer.js';
import { withFallback } from '../summaries/with-fallback.js';

/** The configured model's, with the extractive digest standing in when it fails; without a model the digest. */
export function createSummarizer(
  { modelId, region, bedrockEndpoint: endpoint }: Pick<Config, 'modelId' | 'region' | 'bedrockEndpoint'>,
  logger: Logger,
): Summarizer {
  if (modelId === undefined) return extractiveSummarizer;
  const client = createBedrockClient({ region, endpoint });
  return withFallback(createBedrockSummarizer({ client, modelId, logger }), extractiveSummarizer, logger);
}
