import * as z from 'zod';

const text = z.strictObject({ text: z.string().regex(/\S/, 'is blank') });
const message = z.strictObject({ role: z.enum(['user', 'assistant']), content: z.array(text).min(1) });
const cachePoint = z.strictObject({ cachePoint: z.strictObject({ type: z.literal('default') }) });
const tool = z.strictObject({
  toolSpec: z.strictObject({
    name: z.string().regex(/^[\w-]{1,64}$/),
    description: z.string().min(1).optional(),
    inputSchema: z.strictObject({
      json: z.looseObject({ type: z.literal('object'), properties: z.looseObject({}) }),
    }),
  }),
});

/** What Bedrock takes, as far as Aegis uses it. */
export const converseBody = z
  .strictObject({
    system: z.array(z.union([text, cachePoint])).optional(),
    messages: z.array(message).min(1),
    toolConfig: z
      .strictObject({
        tools: z.array(z.union([tool, cachePoint])).min(1),
        toolChoice: z
          .union([
            z.strictObject({ tool: z.strictObject({ name: z.string() }) }),
            z.strictObject({ any: z.strictObject({}) }),
            z.strictObject({ auto: z.strictObject({}) }),
          ])
          .optional(),
      })
      .optional(),
    guardrailConfig: z
      .strictObject({
        guardrailIdentifier: z.string().min(1),
        guardrailVersion: z.string().regex(/^(?:[1-9]\d{0,7}|DRAFT)$/),
      })
      .optional(),
    inferenceConfig: z
      .strictObject({
        maxTokens: z.int().min(1).optional(),
        temperature: z.number().min(0).max(1).optional(),
        topP: z.number().min(0).max(1).optional(),
      })
      .optional(),
    additionalModelRequestFields: z.looseObject({}).optional(),
  })
  .refine(({ messages }) => messages.every(({ role }, i) => role === (i % 2 === 0 ? 'user' : 'assistant')), {
    message: 'roles must alternate, beginning with user',
  })
  .refine(
    ({ toolConfig }) =>
      toolConfig?.toolChoice === undefined ||
      !('tool' in toolConfig.toolChoice) ||
      toolNames(toolConfig.tools).includes(toolConfig.toolChoice.tool.name),
    { message: 'toolChoice names a tool that is not there' },
  );

export type ConverseBody = z.output<typeof converseBody>;

export function toolNames(tools: readonly (z.output<typeof tool> | z.output<typeof cachePoint>)[]): string[] {
  return tools.flatMap((one) => ('toolSpec' in one ? [one.toolSpec.name] : []));
}
