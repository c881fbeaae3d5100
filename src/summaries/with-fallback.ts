import { AegisError, UpstreamError } from '../base/errors.js';
import type { Logger } from '../ports/logger.js';
import { costs, newUsage } from './model-usage.js';
import type { Summarizer } from './summarizer.js';

/**
 * Sums up by `first`; whatever goes wrong with it is logged once, in words that hold nothing of the record, and
 * `second` stands in, labelled as a fallback. Throws only what `second` throws.
 */
export function withFallback(first: Summarizer, second: Summarizer, logger: Logger): Summarizer {
  return {
    async summarize(input) {
      const usage = input.usage ?? newUsage();
      const reason = { code: '' };
      try {
        return await first.summarize({ ...input, usage });
      } catch (error) {
        Object.assign(reason, reasonOf(error));
        logger.warn(
          { incident: input.record.incident.incident_id, ...reason },
          'the model could not be used, the digest stands in',
        );
      }
      const { previous: _, ...rest } = input;
      const whole = await input.whole?.();
      const draft = await second.summarize({ ...rest, ...whole });
      return { ...draft, ...costs(usage), fallback: true, fallback_reason: reason.code };
    },
    ...(first.readsOnFrom && { readsOnFrom: first.readsOnFrom }),
  };
}

/** Only of our own errors is the message known to hold no text of people. */
function reasonOf(error: unknown): { code: string; reason?: string } {
  if (error instanceof UpstreamError) return { code: error.upstreamCode, reason: error.message };
  if (error instanceof AegisError) return { code: error.code, reason: error.message };
  return { code: error instanceof Error ? error.name : 'unknown' };
}
