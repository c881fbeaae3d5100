import * as z from 'zod';
import { readReadable } from '../agent-deps.js';
import { citeClaims, claimSchema } from '../cited-claims.js';
import { defineTool } from '../define-tool.js';
import { incidentArgument } from '../tool-arguments.js';

/** Characters, as in `/incident ask`. */
const QUESTION_MAX = 500;

export const askTool = defineTool({
  name: 'ask',
  title: 'Ask the record',
  description:
    'Answers a question from the record of one incident alone, each statement with the entries it rests on. An answer without statements means that the record does not say.',
  input: z.strictObject({ incident: incidentArgument, question: z.string().min(1).max(QUESTION_MAX) }),
  output: z.object({
    is_answered: z.boolean(),
    answered_by: z.string().describe("A model's id, or `extractive` for quotes of the record."),
    claims: z.array(claimSchema),
  }),
  async run(deps, { incident, question }) {
    const record = await readReadable(deps, incident);
    const nameOf = await deps.namesIn(record);
    const { claims, model } = await deps.summarizer.summarize({
      record,
      nameOf,
      now: deps.clock.now(),
      kind: 'ask',
      question,
    });
    return {
      is_answered: claims.length > 0,
      answered_by: model,
      claims: citeClaims(claims, record, nameOf),
    };
  },
});
