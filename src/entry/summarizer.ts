import type { Config } from '../config.js';
import { keysOf } from '../data/keys.js';
import type { Logger } from '../deps.js';
import type { Summarizer } from '../summaries/summarizer.js';

export function createSummarizer(_config: Config, _logger: Logger): Summarizer {
  return {
    summarize: async ({ record }) => ({
      claims: [
        {
          section: 'headline',
          text: record.incident.title,
          citations: [keysOf.event(record.events[0] as never).SK],
        },
      ],
      model: 'extractive',
      fallback: false,
    }),
  };
}
