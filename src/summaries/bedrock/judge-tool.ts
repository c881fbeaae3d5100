import type { ToolInputSchema } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod';
import type { ModelAnswer } from './bedrock-client.js';
import { ModelError } from './model-error.js';

const JUDGE_TOOL_NAME = 'judge_claims';

const VERDICTS_MAX = 100;

const verdict = z.object({
  claim: z.string().max(20).describe('The id of the claim, such as "c3".'),
  verdict: z.enum(['supported', 'contradicted', 'not_stated']),
});

const judged = z.object({ verdicts: z.array(verdict).max(VERDICTS_MAX) });

export type Verdict = z.output<typeof verdict>;

const { $schema, ...SCHEMA } = z.toJSONSchema(judged);

export const JUDGE_TOOL = {
  toolSpec: {
    name: JUDGE_TOOL_NAME,
    description: 'Submits a verdict on every claim.',
    inputSchema: { json: SCHEMA as ToolInputSchema.JsonMember['json'] },
  },
};

/** Reads the verdicts in an answer, from its tool use or from JSON in its text. Throws ModelError if there are none. */
export function readVerdicts({ output, stopReason }: ModelAnswer): Verdict[] {
  for (const { toolUse, text } of output?.message?.content ?? []) {
    const input = toolUse?.name === JUDGE_TOOL_NAME ? toolUse.input : parseObject(text);
    const read = z.object({ verdicts: z.array(z.unknown()) }).safeParse(input);
    if (read.success) return read.data.verdicts.flatMap((one) => verdict.safeParse(one).data ?? []);
  }
  throw new ModelError(stopReason ?? 'no_stop_reason', "it didn't judge the claims");
}

function parseObject(text = ''): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
