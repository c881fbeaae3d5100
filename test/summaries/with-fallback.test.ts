import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../src/base/errors.js';
import type { Summarizer } from '../../src/ports/summarizer.js';
import { extractiveSummarizer } from '../../src/summaries/extractive/extractive-summarizer.js';
import { withFallback } from '../../src/summaries/with-fallback.js';
import { createTestLogger } from '../support/logger.js';
import { Conversation } from './conversation.js';

const SAID = 'Checkout errors are at 42 % for customers in the EU';

function failingWith(error: unknown): Summarizer {
  return { summarize: () => Promise.reject(error) };
}

function aTalk(): Conversation {
  const talk = new Conversation();
  talk.says(SAID);
  return talk;
}

describe('withFallback', () => {
  it("returns the model's summary when it succeeds", async () => {
    const logger = createTestLogger();
    const model: Summarizer = { summarize: async () => ({ claims: [], model: 'a-model', fallback: false }) };

    const draft = await withFallback(model, extractiveSummarizer, logger).summarize(aTalk().input());

    expect(draft).toEqual({ claims: [], model: 'a-model', fallback: false });
    expect(logger.lines).toEqual([]);
  });

  it('returns the digest, labeled as a fallback, when the model fails', async () => {
    const model = failingWith(
      new UpstreamError('ThrottlingException', "The model couldn't write the summary: too busy."),
    );
    const input = aTalk().input();

    const draft = await withFallback(model, extractiveSummarizer, createTestLogger()).summarize(input);

    const digest = await extractiveSummarizer.summarize(input);
    expect(draft).toEqual({ ...digest, fallback: true, fallback_reason: 'ThrottlingException' });
  });

  it('logs the reason once, without any message text', async () => {
    const logger = createTestLogger();
    const cause = new Error(`cannot parse: ${SAID}`);
    const model = failingWith(
      new UpstreamError('malformed', "The model couldn't write the summary: bad.", { cause }),
    );

    await withFallback(model, extractiveSummarizer, logger).summarize(aTalk().input());

    expect(logger.lines).toEqual([
      {
        level: 'warn',
        fields: {
          incident: 'INC-000042',
          code: 'malformed',
          reason: "The model couldn't write the summary: bad.",
        },
        message: expect.any(String),
      },
    ]);
  });

  it.each([new TypeError(`not a function: ${SAID}`), SAID])(
    "doesn't quote an unknown error: %s",
    async (error) => {
      const logger = createTestLogger();

      const draft = await withFallback(failingWith(error), extractiveSummarizer, logger).summarize(
        aTalk().input(),
      );

      expect(draft.fallback).toBe(true);
      expect(logger.lines).toHaveLength(1);
      expect(JSON.stringify(logger.lines)).not.toContain(SAID);
    },
  );

  it('fails if both summarizers fail', async () => {
    const both = withFallback(
      failingWith(new Error('one')),
      failingWith(new Error('two')),
      createTestLogger(),
    );

    await expect(both.summarize(aTalk().input())).rejects.toThrow('two');
  });
});
