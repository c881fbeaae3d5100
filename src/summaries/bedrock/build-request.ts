import type { ConverseCommandInput, SystemContentBlock } from '@aws-sdk/client-bedrock-runtime';
import type { Section } from '../../incidents/records/incident-summary.js';
import type { Prompt } from './build-prompt.js';
import type { ModelTraits } from './model-families.js';
import { buildTool, TOOL_NAME } from './summary-tool.js';

/** Room for a model that thinks first; with little effort it rarely takes more. */
const THINKING_TOKENS = 8_000;

const CACHE_POINT = { cachePoint: { type: 'default' } } as const;

export interface RequestSettings {
  /** A model, an inference profile, or the ARN of one. */
  modelId: string;
  guardrail?: { id: string; version: string } | undefined;
  /** Of the answer itself. */
  maxTokens: number;
}

interface RequestContent extends Prompt {
  /** The sections that claims may have. */
  sections: readonly Section[];
}

/** Builds a Converse request with what the model accepts: a forced tool if possible, and cache points where they work. */
export function buildRequest(
  { modelId, guardrail, maxTokens }: RequestSettings,
  { system, task, sections }: RequestContent,
  traits: ModelTraits,
): ConverseCommandInput {
  const { extraFields, temperature, tool } = traits;
  return {
    modelId,
    system: buildSystem(tool === 'none' ? `${system}\n\n${describeJson(sections)}` : system, traits),
    messages: [{ role: 'user', content: [{ text: task }] }],
    ...(tool !== 'none' && { toolConfig: buildToolConfig(sections, traits) }),
    inferenceConfig: { maxTokens: countTokens(maxTokens, traits), ...(temperature && { temperature: 0 }) },
    ...(extraFields && { additionalModelRequestFields: extraFields }),
    ...(guardrail && {
      guardrailConfig: { guardrailIdentifier: guardrail.id, guardrailVersion: guardrail.version },
    }),
  };
}

function buildSystem(text: string, { cachePoints }: ModelTraits): SystemContentBlock[] {
  return [{ text }, ...(cachePoints.includes('system') ? [CACHE_POINT] : [])];
}

function buildToolConfig(sections: readonly Section[], { tool, cachePoints }: ModelTraits) {
  return {
    tools: [buildTool(sections), ...(cachePoints.includes('tools') ? [CACHE_POINT] : [])],
    ...(tool === 'named' && { toolChoice: { tool: { name: TOOL_NAME } } }),
    ...(tool === 'any' && { toolChoice: { any: {} } }),
  };
}

/** For a model without tools. */
function describeJson(sections: readonly Section[]): string {
  const { inputSchema } = buildTool(sections).toolSpec;
  return `There is no tool to call: instead of calling ${TOOL_NAME}, answer with its input and nothing else, as one JSON object of this schema:\n${JSON.stringify(inputSchema.json)}`;
}

function countTokens(
  answer: number,
  { thinks = false, maxTokens = Number.POSITIVE_INFINITY }: ModelTraits,
): number {
  return Math.min(thinks ? answer + THINKING_TOKENS : answer, maxTokens);
}
