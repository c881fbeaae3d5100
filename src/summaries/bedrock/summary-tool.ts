import type { ContentBlock, Tool, ToolInputSchema } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod';
import { SECTIONS, type Section } from '../../incidents/records/incident-summary.js';
import type { ModelAnswer } from './bedrock-client.js';
import { ModelError } from './model-error.js';
import { salvageBegunClaims, salvageClaims } from './salvage-claims.js';

const TOOL_NAME = 'write_summary';

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

const written = z.strictObject({ claims: z.array(writtenClaim).max(CLAIMS_MAX) });

/**
 * Also accepts a list of ids in one string, as some models write it. Invalid ids are dropped when their claim is
 * checked.
 */
const readSources = z
  .union([
    z.array(z.string()).max(50),
    z
      .string()
      .max(2_000)
      .transform((ids) => ids.split(/[\s,;]+/)),
  ])
  .transform((ids) => ids.map((id) => id.replace(/[[\]]/g, '').trim()));

/** Other fields are ignored. */
const readClaim = z.object({
  section: writtenClaim.shape.section,
  text: writtenClaim.shape.text,
  sources: readSources,
});

export type ToolClaim = z.output<typeof readClaim>;

/** The only tool: its input is the summary. */
export function buildTool(sections: readonly Section[]) {
  const claim = writtenClaim.extend({ section: z.enum(sections) });
  const { $schema, ...schema } = z.toJSONSchema(written.extend({ claims: z.array(claim).max(CLAIMS_MAX) }));
  return {
    toolSpec: {
      name: TOOL_NAME,
      description: 'Submits the summary of the incident.',
      inputSchema: { json: schema as ToolInputSchema.JsonMember['json'] },
    },
  } satisfies Tool;
}

/** Stop reasons that make an answer unusable whatever it contains: it's incomplete, or not the model's own. */
const UNUSABLE: Readonly<Record<string, string>> = {
  max_tokens: 'its answer was cut off for length',
  guardrail_intervened: 'a guardrail blocked it',
  content_filtered: 'its answer was filtered',
  refusal: 'it refused to answer',
  model_context_window_exceeded: 'the incident is too long for it',
};

/**
 * Stop reasons that may still come with good claims: a model that wasn't forced may write the tool's input as text, and
 * one with a bad tool use may have good claims.
 */
const SALVAGEABLE = new Set([
  'tool_use',
  'end_turn',
  'stop_sequence',
  'malformed_tool_use',
  'malformed_model_output',
]);

interface ReadClaims {
  claims: ToolClaim[];
  /** How many other items aren't claims at all. */
  malformed: number;
}

/** Reads an answer's unchecked claims. Throws ModelError unless it's complete and has some claims, or an empty list. */
export function readToolClaims({ stopReason, output }: ModelAnswer): ReadClaims {
  const code = stopReason ?? 'no_stop_reason';
  if (!SALVAGEABLE.has(code))
    throw new ModelError(code, UNUSABLE[code] ?? 'it stopped for an unknown reason');
  const found = findClaims(output?.message?.content ?? []);
  if (!found) throw new ModelError(code === 'tool_use' ? 'malformed' : code, "it didn't write a summary");
  if (found.length > CLAIMS_MAX) throw new ModelError('malformed', 'it repeats itself');
  const claims = keepClaims(found);
  if (claims.length === 0 && found.length > 0)
    throw new ModelError('malformed', "its answer isn't a valid summary");
  return { claims, malformed: found.length - claims.length };
}

/** Looks in its tool uses; if there are none, in its text. */
function findClaims(content: readonly ContentBlock[]): readonly unknown[] | undefined {
  const uses = content.flatMap(({ toolUse }) => (toolUse?.name === TOOL_NAME ? [toolUse.input] : []));
  const used = uses.flatMap((input) => salvageClaims(input) ?? []);
  if (used.length > 0) return used;
  const said = content.map(({ text }) => text ?? '').join('\n');
  return salvageClaims(said) ?? (uses.some(salvageClaims) ? [] : undefined);
}

/** Reads the complete claims so far in an answer's JSON. Only the finished answer decides whether they count. */
export function readPartialClaims(json: string): ToolClaim[] {
  return keepClaims(salvageBegunClaims(json));
}

function keepClaims(found: readonly unknown[]): ToolClaim[] {
  return found.flatMap((claim) => readClaim.safeParse(claim).data ?? []);
}
