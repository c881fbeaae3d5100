import type { Section } from '../../incidents/records/incident-summary.js';
import type { Logger } from '../../ports/logger.js';
import type { ModelUsage } from '../../ports/summarizer.js';
import type { Price } from '../model-prices.js';
import { addModelUsage } from '../model-usage.js';
import type { BedrockClient, ModelAnswer } from './bedrock-client.js';
import type { Prompt } from './build-prompt.js';
import { buildRequest } from './build-request.js';
import { callModel } from './call-model.js';
import type { KnownTraits } from './known-traits.js';
import { toModelError } from './model-failures.js';
import { readServiceMessage } from './service-message.js';
import { readToolClaims, type ToolClaim } from './summary-tool.js';

/** Twice what 20 claims of 300 characters need, with ids and JSON. */
const MAX_TOKENS = 4_096;

export interface ModelSettings {
  client: BedrockClient;
  /** A model, an inference profile, or the ARN of one. */
  modelId: string;
  logger: Logger;
  guardrail?: { id: string; version: string } | undefined;
  maxTokens?: number | undefined;
  /** For all calls of one summary. The default leaves time for the digest within 30 s. */
  deadlineMs?: number | undefined;
  /** Wait before the second attempt. */
  firstWaitMs?: number;
}

interface ModelRequest extends Prompt {
  sections: readonly Section[];
  /** Receives complete claims while the answer streams in. */
  onClaims?: ((claims: readonly ToolClaim[]) => void) | undefined;
}

interface ModelResult {
  claims: ToolClaim[];
  /** How many others aren't claims at all. */
  malformed: number;
  stopReason: string | undefined;
}

/** Calls the model once. All calls of one AskModel share a deadline and add to the same usage. */
export type AskModel = (request: ModelRequest) => Promise<ModelResult>;

interface Shared {
  known: KnownTraits;
  usage: ModelUsage;
  price: Price;
}

export function createAskModel(settings: ModelSettings, { known, usage, price }: Shared): AskModel {
  const { client, logger, maxTokens = MAX_TOKENS, deadlineMs = 25_000, firstWaitMs = 500 } = settings;
  const waits = { signal: AbortSignal.timeout(deadlineMs), deadlineMs, firstWaitMs, logger };
  return async (request) => {
    const answer = await askAccepted(request);
    addModelUsage(usage, answer.usage, price);
    return { ...readToolClaims(answer), stopReason: answer.stopReason };
  };

  /** Asks again without each parameter that the model rejects. Its traits only ever lose something, so this ends. */
  async function askAccepted(request: ModelRequest): Promise<ModelAnswer> {
    const traits = known.traits();
    const onClaims = traits.streamsTools ? request.onClaims : undefined;
    const body = buildRequest({ ...settings, maxTokens }, request, traits);
    try {
      return await callModel(client, body, { ...waits, onClaims });
    } catch (error) {
      const service = readServiceMessage(error, request.task);
      const parameter = known.learnFrom(error, traits);
      if (parameter === undefined) throw toModelError(error, service);
      logger.info(
        { model: settings.modelId, parameter, service },
        'the model rejected a parameter, asking without it',
      );
      return askAccepted(request);
    }
  }
}
