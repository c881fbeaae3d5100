import * as z from 'zod';
import { fromIso, type Timestamp } from '../../base/timestamp.js';

const moment = z.string().transform((text): Timestamp => fromIso(text) ?? text);
const moments = z.array(moment);

const part = z.object({ cite_any: moments, known_from: moment.optional() });

const keyFact = z
  .object({
    id: z.string(),
    kind: z.string().default('status'),
    fact: z.string().default(''),
    must_cite: moments,
    parts: z.array(part).default([]),
  })
  .transform((fact) => ({
    ...fact,
    parts: fact.parts.length > 0 ? fact.parts : [{ cite_any: fact.must_cite }],
  }));

export type KeyFact = z.output<typeof keyFact>;

/** What's known about a transcript, see docs/transcripts.md. Attributes that aren't scored are ignored. */
export const factsFile = z.object({
  key_facts: z.array(keyFact),
  must_not_claim_detail: z
    .array(z.object({ claim: z.string(), tempted_by: moments.default([]) }))
    .default([]),
  as_of: z.array(z.object({ at: moment, known_facts: z.array(z.string()) })).default([]),
  secrets_never_repeat: z.array(z.string()).default([]),
  personal_data_never_repeat: z.array(z.string()).default([]),
});

export type Facts = z.output<typeof factsFile>;

/** Claims that are known to be right or wrong about lines of a transcript. */
export const claimsFile = z.array(
  z.object({
    ok: z.boolean(),
    kind: z.string(),
    slug: z.string(),
    section: z.string().default('what_happened'),
    text: z.string(),
    cites: moments,
  }),
);

export type JudgedClaim = z.output<typeof claimsFile>[number];

/** Questions, with the lines that answer them; `open` ones have no answer on the record. */
export const questionsFile = z.array(
  z.object({ slug: z.string(), q: z.string(), ok: moments, open: z.boolean().default(false) }),
);

export type AskedQuestion = z.output<typeof questionsFile>[number];
