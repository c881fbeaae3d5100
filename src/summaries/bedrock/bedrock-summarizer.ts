import type { ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime';
import type { Logger } from '../../deps.js';
import { UpstreamError } from '../../errors.js';
import { checkClaims } from '../check-claims.js';
import type { Summarizer, SummaryDraft } from '../summarizer.js';
import { buildTranscript } from '../transcript.js';
import type { BedrockClient } from './bedrock-client.js';
import { callModel } from './call-model.js';
import { buildPrompt } from './prompt.js';
import { PROMPT_VERSION } from './rules.js';
import { buildToolConfig, readWritten } from './summary-tool.js';

/** Tokens for 20 claims of 300 characters with ids and JSON around them, twice over; the likeliest words. */
const INFERENCE = { maxTokens: 4_096, temperature: 0 };

interface BedrockSummarizerSettings {
  client: BedrockClient;
  /** Of a model or inference profile that can be made to use a tool. */
  modelId: string;
  logger: Logger;
  /** For everything that is asked of the model, so that the digest is there within 30 s. */
  deadlineMs?: number;
  /** Before the second try. */
  firstWaitMs?: number;
}

/**
 * Sums up by a model on Bedrock. Nothing but claims that passed every check comes out; throws UpstreamError, in plain
 * words, when there is no answer, no clean stop, or nothing left to tell.
 */
export function createBedrockSummarizer(settings: BedrockSummarizerSettings): Summarizer {
  const { client, modelId, logger, deadlineMs = 25_000, firstWaitMs = 500 } = settings;
  return {
    async summarize(input) {
      const { record, nameOf, since, now } = input;
      const lines = buildTranscript(record, nameOf, { since });
      const { system, messages, skOf } = buildPrompt(input, lines);
      const request = {
        modelId,
        system,
        messages,
        toolConfig: buildToolConfig(),
        inferenceConfig: INFERENCE,
      };
      const answer = await callModel(client, request, { deadlineMs, firstWaitMs, logger });
      const written = readWritten(answer).map(({ section, text, sources }) => ({
        section,
        text,
        citations: sources.flatMap((id) => skOf.get(id.trim()) ?? []),
      }));
      const { claims, dropped } = checkClaims(written, { lines, incident: record.incident, now });
      if (dropped === written.length) throw nothingLeft(dropped);
      return { claims, fallback: false, ...provenance(modelId, answer), dropped_claims: dropped };
    },
  };
}

function nothingLeft(dropped: number): UpstreamError {
  const reason =
    dropped === 0 ? 'it had nothing to tell' : `none of its ${dropped} claims is borne out by the record`;
  return new UpstreamError('no_claims', `No summary by the model: ${reason}.`);
}

function provenance(
  modelId: string,
  { usage, stopReason }: ConverseCommandOutput,
): Pick<SummaryDraft, 'model' | 'prompt_version' | 'input_tokens' | 'output_tokens' | 'stop_reason'> {
  return {
    model: modelId,
    prompt_version: PROMPT_VERSION,
    ...(usage?.inputTokens !== undefined && { input_tokens: usage.inputTokens }),
    ...(usage?.outputTokens !== undefined && { output_tokens: usage.outputTokens }),
    ...(stopReason !== undefined && { stop_reason: stopReason }),
  };
}
