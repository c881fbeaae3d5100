import type { Summarizer } from '../../summaries/summarizer.js';

/** For functions that make no summaries: those are the worker's, and what makes them takes time to load. */
export const noSummarizer: Summarizer = {
  summarize: () => Promise.reject(new Error('summaries are made by the worker')),
};
