import type { GuardrailConfiguration } from '@aws-sdk/client-bedrock-runtime';
import type { Section } from '../../incidents/records/incident-summary.js';
import type { Logger } from '../../ports/logger.js';
import type { Price } from '../model-prices.js';
import { addModelUsage, type ModelUsage } from '../model-usage.js';
import type { BedrockClient } from './bedrock-client.js';
import type { buildPrompt } from './build-prompt.js';
import { callModel } from './call-model.js';
import { buildToolConfig, readToolClaims, type ToolClaim } from './summary-tool.js';

/** Tokens for 20 claims of 300 characters with ids and JSON around them, twice over. */
const MAX_TOKENS = 4_096;

export interface ModelSettings {
  client: BedrockClient;
  /** Of a model or inference profile that can be made to use a tool. */
  modelId: string;
  logger: Logger;
  guardrail?: { id: string; version: string } | undefined;
  maxTokens?: number | undefined;
  /** For everything that is asked of the model for one summary, so that the digest is there within 30 s. */
  deadlineMs?: number | undefined;
  /** Before the second try. */
  firstWaitMs?: number;
}

interface ModelRequest extends ReturnType<typeof buildPrompt> {
  sections: readonly Section[];
  caches: boolean;
  /** Hears of whole claims while the answer comes in. */
  onClaims?: ((claims: readonly ToolClaim[]) => void) | undefined;
}

interface ModelResult {
  claims: ToolClaim[];
  stopReason: string | undefined;
}

/** Asks one question after another of one model, all within one deadline, and counts what they cost. */
export type AskModel = (request: ModelRequest) => Promise<ModelResult>;

export function createAskModel(settings: ModelSettings, usage: ModelUsage, price: Price): AskModel {
  const { client, modelId, logger, guardrail, maxTokens = MAX_TOKENS } = settings;
  const { deadlineMs = 25_000, firstWaitMs = 500 } = settings;
  const signal = AbortSignal.timeout(deadlineMs);
  return async ({ system, messages, sections, caches, onClaims }) => {
    const request = {
      modelId,
      system,
      messages,
      toolConfig: buildToolConfig(sections, caches),
      // The likeliest words.
      inferenceConfig: { maxTokens, temperature: 0 },
      ...(guardrail && { guardrailConfig: buildGuardrail(guardrail) }),
    };
    const answer = await callModel(client, request, { signal, deadlineMs, firstWaitMs, logger, onClaims });
    addModelUsage(usage, answer.usage, price);
    return { claims: readToolClaims(answer), stopReason: answer.stopReason };
  };
}

function buildGuardrail({ id, version }: { id: string; version: string }): GuardrailConfiguration {
  return { guardrailIdentifier: id, guardrailVersion: version };
}
