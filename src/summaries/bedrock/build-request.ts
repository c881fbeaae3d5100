import type { ConverseCommandInput, SystemContentBlock, Tool } from '@aws-sdk/client-bedrock-runtime';
import type { Prompt } from './build-prompt.js';
import type { ModelTraits } from './model-families.js';

/** Room for models that think first. At low effort, they rarely use more. */
const THINKING_TOKENS = 8_000;

const CACHE_POINT = { cachePoint: { type: 'default' } } as const;

export interface RequestSettings {
  /** A model, an inference profile, or the ARN of one. */
  modelId: string;
  guardrail?: { id: string; version: string } | undefined;
  /** For the answer alone. */
  maxTokens: number;
}

/** A tool as offered in a request; its input is the answer. */
type AnswerTool = Tool.ToolSpecMember & { toolSpec: { name: string } };

export interface RequestContent extends Prompt {
  /** The only tool that the model may use. */
  tool: AnswerTool;
}

/**
 * Builds a Converse request with what the model accepts: a forced tool if possible, and cache points where they work.
 */
export function buildRequest(
  { modelId, guardrail, maxTokens }: RequestSettings,
  { system, task, tool: answerTool }: RequestContent,
  traits: ModelTraits,
): ConverseCommandInput {
  const { extraFields, temperature, tool } = traits;
  return {
    modelId,
    system: buildSystem(tool === 'none' ? `${system}\n\n${describeJson(answerTool)}` : system, traits),
    messages: [{ role: 'user', content: [{ text: task }] }],
    ...(tool !== 'none' && { toolConfig: buildToolConfig(answerTool, traits) }),
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

function buildToolConfig(answerTool: AnswerTool, { tool, cachePoints }: ModelTraits) {
  return {
    tools: [answerTool, ...(cachePoints.includes('tools') ? [CACHE_POINT] : [])],
    ...(tool === 'named' && { toolChoice: { tool: { name: answerTool.toolSpec.name } } }),
    ...(tool === 'any' && { toolChoice: { any: {} } }),
  };
}

/** Describes the expected JSON to a model without tools. */
function describeJson({ toolSpec: { name, inputSchema } }: AnswerTool): string {
  return `There is no tool to call: instead of calling ${name}, answer with its input and nothing else, as one JSON object of this schema:\n${JSON.stringify(inputSchema?.json)}`;
}

function countTokens(
  answer: number,
  { thinks = false, maxTokens = Number.POSITIVE_INFINITY }: ModelTraits,
): number {
  return Math.min(thinks ? answer + THINKING_TOKENS : answer, maxTokens);
}
