import type { Summarizer } from '../../ports/summarizer.js';

/** For functions that don't summarize, so that they don't load the model's client. */
export const unavailableSummarizer: Summarizer = {
  summarize: () => Promise.reject(new Error('only the worker summarizes')),
};
