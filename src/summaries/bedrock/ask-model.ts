import type { GuardrailConfiguration } from '@aws-sdk/client-bedrock-runtime';
import type { Section } from '../../incidents/records/incident-summary.js';
import type { Logger } from '../../ports/logger.js';
import type { ModelUsage } from '../../ports/summarizer.js';
import type { Price } from '../model-prices.js';
import { addModelUsage } from '../model-usage.js';
import type { BedrockClient } from './bedrock-client.js';
import type { buildPrompt } from './build-prompt.js';
import { callModel } from './call-model.js';
import { buildToolConfig, readToolClaims, type ToolClaim } from './summary-tool.js';

/** Twice what 20 claims of 300 characters need, with ids and JSON. */
const MAX_TOKENS = 4_096;

export interface ModelSettings {
  client: BedrockClient;
  /** A model or inference profile that supports forced tool use. */
  modelId: string;
  logger: Logger;
  guardrail?: { id: string; version: string } | undefined;
  maxTokens?: number | undefined;
  /** For all calls of one summary. The default leaves time for the digest within 30 s. */
  deadlineMs?: number | undefined;
  /** Wait before the second attempt. */
  firstWaitMs?: number;
}

interface ModelRequest extends ReturnType<typeof buildPrompt> {
  sections: readonly Section[];
  caches: boolean;
  /** Receives complete claims while the answer streams in. */
  onClaims?: ((claims: readonly ToolClaim[]) => void) | undefined;
}

interface ModelResult {
  claims: ToolClaim[];
  stopReason: string | undefined;
}

/** Calls the model once. All calls of one AskModel share a deadline and add to the same usage. */
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
