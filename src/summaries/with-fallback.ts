import { AegisError, UpstreamError } from '../base/errors.js';
import type { Logger } from '../ports/logger.js';
import type { Summarizer } from '../ports/summarizer.js';
import { newModelUsage, toCostFields } from './model-usage.js';

/**
 * Summarizes with `first`. When it fails, logs the reason without any message text and falls back to `second`, labeled
 * as a fallback. Throws only what `second` throws.
 */
export function withFallback(first: Summarizer, second: Summarizer, logger: Logger): Summarizer {
  return {
    async summarize(input) {
      const usage = input.usage ?? newModelUsage();
      const reason = { code: '' };
      try {
        return await first.summarize({ ...input, usage });
      } catch (error) {
        Object.assign(reason, reasonOf(error));
        logger.warn(
          { incident: input.record.incident.incident_id, ...reason },
          'model failed, using the digest',
        );
      }
      const { previous: _, ...rest } = input;
      const whole = await input.whole?.();
      const draft = await second.summarize({ ...rest, ...whole });
      return { ...draft, ...toCostFields(usage), fallback: true, fallback_reason: reason.code };
    },
    ...(first.resumesAfter && { resumesAfter: first.resumesAfter }),
  };
}

/** Other libraries' error messages may quote what people wrote, so only Aegis's own are logged. */
function reasonOf(error: unknown): { code: string; reason?: string } {
  if (error instanceof UpstreamError) return { code: error.upstreamCode, reason: error.message };
  if (error instanceof AegisError) return { code: error.code, reason: error.message };
  return { code: error instanceof Error ? error.name : 'unknown' };
}
