import { AegisError, UpstreamError } from '../base/errors.js';
import type { Logger } from '../ports/logger.js';
import type { Summarizer, SummaryDraft } from '../ports/summarizer.js';
import { ModelError } from './bedrock/model-error.js';
import { newModelUsage, toCostFields } from './model-usage.js';

/**
 * Summarizes with `first`. If it fails, logs the reason without any message text and falls back to `second`, labeled as
 * a fallback. Throws only what `second` throws.
 */
export function withFallback(first: Summarizer, second: Summarizer, logger: Logger): Summarizer {
  return {
    async summarize(input) {
      const usage = input.usage ?? newModelUsage();
      let failure: unknown;
      try {
        return await first.summarize({ ...input, usage });
      } catch (error) {
        failure = error;
      }
      const incident = input.record.incident.incident_id;
      logger.warn({ incident, ...describe(failure) }, 'model failed, using the digest');
      const { previous: _, ...rest } = input;
      const whole = await input.whole?.();
      const draft = await second.summarize({ ...rest, ...whole });
      return { ...draft, ...toCostFields(usage), fallback: true, ...toFallbackFields(failure) };
    },
    ...(first.resumesAfter && { resumesAfter: first.resumesAfter }),
  };
}

/** Error messages from other libraries may quote people's messages, so only Aegis's own are logged. */
function describe(error: unknown): Record<string, string | undefined> {
  const code = codeOf(error);
  if (error instanceof ModelError) return { code, reason: error.message, service: error.service };
  return error instanceof AegisError ? { code, reason: error.message } : { code };
}

function toFallbackFields(error: unknown): Pick<SummaryDraft, 'fallback_reason' | 'fallback_detail'> {
  const fallback_reason = codeOf(error);
  return error instanceof ModelError
    ? { fallback_reason, fallback_detail: error.reason }
    : { fallback_reason };
}

function codeOf(error: unknown): string {
  if (error instanceof UpstreamError) return error.upstreamCode;
  if (error instanceof AegisError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
