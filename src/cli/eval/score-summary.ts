import * as z from 'zod';
import { fromIso, type Timestamp } from '../../base/timestamp.js';
import { keysOf, sk } from '../../data/table/keys.js';
import { readSortKey } from '../../data/table/read-keys.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import type { Replayed } from '../replay/replay-transcript.js';

/** The key facts of a transcript, see docs/transcripts.md. Attributes that aren't scored are ignored. */
export const factsFile = z.object({
  key_facts: z.array(z.object({ id: z.string(), must_cite: z.array(z.string()) })),
  must_not_claim_detail: z
    .array(z.object({ claim: z.string(), tempted_by: z.array(z.string()).default([]) }))
    .default([]),
  as_of: z.array(z.object({ at: z.string(), known_facts: z.array(z.string()) })).default([]),
  secrets_never_repeat: z.array(z.string()).default([]),
  personal_data_never_repeat: z.array(z.string()).default([]),
});

export type Facts = z.output<typeof factsFile>;

export interface Score {
  claims: number;
  /** Key facts for which a claim cites a supporting line, out of `facts`. */
  told: number;
  facts: number;
  /** Ids of those that are missing. */
  missing: string[];
  /** Claims without a citation, or with one that isn't on the record. */
  uncited: number;
  /** Claims that cite only lines that tempt to a forbidden claim, except those listed as ruled out or open. */
  tempted: string[];
  /** Secrets and personal data that a claim repeats. */
  leaks: number;
  input_tokens: number | undefined;
  output_tokens: number | undefined;
  cost_usd: number | undefined;
  /** Of the model or the digest alone. */
  latency_ms: number | undefined;
  /** Whether the digest replaced the model's summary. */
  fallback: boolean;
  dropped_claims: number | undefined;
}

/** Scores the newest summary of a replay. `known` lists the facts known by then; all if absent. */
export function scoreSummary(replayed: Replayed, facts: Facts, known?: readonly string[]): Score {
  const summary = replayed.summaries.at(-1);
  const claims = summary?.claims ?? [];
  const cited = new Set(claims.flatMap(momentsOf));
  const toTell = facts.key_facts.filter(({ id }) => known === undefined || known.includes(id));
  const missing = toTell.filter(({ must_cite }) => !must_cite.some((line) => cited.has(normal(line))));
  return {
    claims: claims.length,
    told: toTell.length - missing.length,
    facts: toTell.length,
    missing: missing.map(({ id }) => id),
    uncited: claims.filter((claim) => !isCited(claim, replayed)).length,
    tempted: temptations(claims, facts),
    leaks: leaksIn(claims, facts),
    input_tokens: summary?.input_tokens,
    output_tokens: summary?.output_tokens,
    cost_usd: summary?.cost_usd,
    latency_ms: summary?.latency_ms,
    fallback: summary?.fallback ?? false,
    dropped_claims: summary?.dropped_claims,
  };
}

/** The timestamps in a claim's sort keys. */
function momentsOf({ citations }: Claim): string[] {
  return citations.flatMap((citation) => readSortKey(citation).timestamp || []);
}

function normal(line: string): Timestamp {
  return fromIso(line) ?? line;
}

function isCited({ citations }: Claim, { comments, events }: Replayed): boolean {
  const known = new Set([
    sk.metadata,
    ...comments.map((comment) => keysOf.comment(comment).SK),
    ...events.map((event) => keysOf.event(event).SK),
  ]);
  return citations.length > 0 && citations.every((citation) => known.has(citation));
}

/** A person has to judge these: quoting such a line together with its correction may be right. */
function temptations(claims: readonly Claim[], { must_not_claim_detail }: Facts): string[] {
  const told = claims.filter(({ section }) => section !== 'ruled_out' && section !== 'open_questions');
  return must_not_claim_detail.flatMap(({ claim: forbidden, tempted_by }) => {
    const lines = new Set(tempted_by.map(normal));
    const rests = (claim: Claim) => momentsOf(claim).every((moment) => lines.has(moment));
    return told.filter(rests).map(({ text }) => `${forbidden}: "${text}"`);
  });
}

function leaksIn(claims: readonly Claim[], facts: Facts): number {
  const told = claims.map(({ text }) => text).join('\n');
  const secrets = [...facts.secrets_never_repeat, ...facts.personal_data_never_repeat];
  return secrets.filter((secret) => told.includes(secret)).length;
}
