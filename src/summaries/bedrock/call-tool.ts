import type { Logger } from '../../ports/logger.js';
import type { ModelUsage } from '../../ports/summarizer.js';
import type { Price } from '../model-prices.js';
import { addModelUsage, estimateTokens } from '../model-usage.js';
import type { BedrockClient, ModelAnswer } from './bedrock-client.js';
import { buildRequest, type RequestContent } from './build-request.js';
import { callModel } from './call-model.js';
import type { KnownTraits } from './known-traits.js';
import { toModelError } from './model-failures.js';
import { readServiceMessage } from './service-message.js';
import type { ToolClaim } from './summary-tool.js';

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

export interface Shared {
  known: KnownTraits;
  /** Shared by all calls for one summary. */
  usage: ModelUsage;
  price: Price;
  /** The deadline of all calls for one summary. If absent, the call has its own. */
  signal?: AbortSignal;
}

interface ToolRequest extends RequestContent {
  /** Receives complete claims while the answer streams in. */
  onClaims?: ((claims: readonly ToolClaim[]) => void) | undefined;
}

/** Has the model use one tool, once. Throws ModelError if there's no answer. */
export type CallTool = (request: ToolRequest) => Promise<ModelAnswer>;

const DEADLINE_MS = 25_000;

export function deadlineOf({ deadlineMs = DEADLINE_MS }: ModelSettings): AbortSignal {
  return AbortSignal.timeout(deadlineMs);
}

export function createCallTool(settings: ModelSettings, shared: Shared): CallTool {
  const { known, usage, price, signal = deadlineOf(settings) } = shared;
  const { client, logger, maxTokens = MAX_TOKENS, deadlineMs = DEADLINE_MS, firstWaitMs = 500 } = settings;
  const waits = { signal, deadlineMs, firstWaitMs, logger };
  return async (request) => {
    const answer = await askAccepted(request);
    addModelUsage(usage, answer.usage, price);
    return answer;
  };

  /** Retries without each parameter that the model rejects. Traits are only ever removed, so this ends. */
  async function askAccepted(request: ToolRequest): Promise<ModelAnswer> {
    const traits = known.traits();
    const onClaims = traits.streamsTools ? request.onClaims : undefined;
    const body = buildRequest({ ...settings, maxTokens }, request, traits);
    try {
      return await callModel(client, body, {
        ...waits,
        onClaims,
        onUnfinished: (answer) =>
          addModelUsage(usage, estimateTokens({ asked: JSON.stringify(body), answer }), price),
      });
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
