import type { ToolConfiguration, ToolInputSchema } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod';
import { UpstreamError } from '../../base/errors.js';
import { SECTIONS, type Section } from '../../incidents/records/incident-summary.js';
import type { ModelAnswer } from './bedrock-client.js';

const TOOL = 'write_summary';

const writtenClaim = z.strictObject({
  section: z.enum(SECTIONS),
  text: z.string().max(2_000).describe('One sentence of plain text, at most 300 characters.'),
  sources: z
    .array(z.string().max(40))
    .max(50)
    .describe('Ids of the lines that say it, such as "m17". At least one, at most five.'),
});

/** Far more than a summary keeps. */
const CLAIMS_MAX = 100;

/** An invalid id of any length only loses its claim, not the whole summary. */
const readClaim = writtenClaim.extend({ sources: z.array(z.string()).max(50) });

/** Rejects an endless list entirely: a model that repeats itself isn't reliable. */
const written = z.strictObject({ claims: z.array(readClaim).max(CLAIMS_MAX) });

export type ToolClaim = z.output<typeof writtenClaim>;

/** Forces the model to use the one tool it has. */
export function buildToolConfig(sections: readonly Section[], caches: boolean): ToolConfiguration {
  const claim = writtenClaim.extend({ section: z.enum(sections) });
  const { $schema, ...schema } = z.toJSONSchema(written.extend({ claims: z.array(claim).max(CLAIMS_MAX) }));
  return {
    tools: [
      {
        toolSpec: {
          name: TOOL,
          description: 'Submits the summary of the incident.',
          inputSchema: { json: schema } as ToolInputSchema.JsonMember,
        },
      },
      ...(caches ? [{ cachePoint: { type: 'default' as const } }] : []),
    ],
    toolChoice: { tool: { name: TOOL } },
  };
}

/** Why an answer that didn't end with the tool is unusable. */
const STOP_REASONS: Readonly<Record<string, string>> = {
  max_tokens: 'its answer was cut off for length',
  guardrail_intervened: 'a guardrail blocked it',
  content_filtered: 'its answer was filtered',
  model_context_window_exceeded: 'the incident is too long for it',
  end_turn: "it didn't write a summary",
};

/** Reads an answer's unchecked claims. Throws UpstreamError unless it is one complete, valid use of the tool. */
export function readToolClaims({ stopReason, output }: ModelAnswer): ToolClaim[] {
  if (stopReason !== 'tool_use')
    throw unusableAnswer(stopReason ?? 'no_stop_reason', STOP_REASONS[stopReason ?? '']);
  const uses = (output?.message?.content ?? []).flatMap(({ toolUse }) => toolUse ?? []);
  const [use] = uses;
  if (!use || uses.length > 1 || use.name !== TOOL)
    throw unusableAnswer('no_summary', "it didn't write a summary");
  const parsed = written.safeParse(use.input);
  if (!parsed.success) throw unusableAnswer('malformed', "its answer isn't a valid summary", parsed.error);
  return parsed.data.claims;
}

function unusableAnswer(
  code: string,
  reason = 'it stopped for an unknown reason',
  cause?: unknown,
): UpstreamError {
  return new UpstreamError(code, `No summary by the model: ${reason}.`, { cause });
}

/**
 * Reads the complete claims from the start of an answer's JSON. Only the finished answer shows whether they can be
 * stored.
 */
export function readPartialClaims(json: string): ToolClaim[] {
  const start = json.indexOf('[');
  const end = json.lastIndexOf('}');
  if (start < 0 || end < start) return [];
  const begun = z.array(writtenClaim).safeParse(parseJson(`${json.slice(start, end + 1)}]`));
  return begun.success ? begun.data : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
