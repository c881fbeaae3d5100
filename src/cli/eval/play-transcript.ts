import { join } from 'node:path';
import { fromIso, type Timestamp } from '../../base/timestamp.js';
import { parseTranscript } from '../../drills/transcript-file.js';
import { recordAsOf } from '../../incidents/record-as-of.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import type { Summarizer } from '../../ports/summarizer.js';
import { buildTranscript, type TranscriptLine } from '../../summaries/transcript.js';
import { readInput, readJsonInput } from '../read-input.js';
import { replayTranscript } from '../replay/replay-transcript.js';
import { type Facts, factsFile } from './facts-file.js';
import type { Played } from './score-claims.js';

/** A transcript after its replay through the edge, with the summary at its end. */
export interface PlayedTranscript extends Played {
  name: string;
  facts: Facts;
  claims: readonly Claim[];
  model: {
    input_tokens?: number | undefined;
    cost_usd?: number | undefined;
    dropped_claims?: number | undefined;
  };
  ms: number;
  /** What failed or was lost in the replay. */
  errors: readonly string[];
}

/** Replays one transcript, summarizes it, and reads its facts; a folder without facts has none to score. */
export async function playTranscript(
  directory: string,
  name: string,
  summarizer: Summarizer,
): Promise<PlayedTranscript> {
  const path = join(directory, name);
  const transcript = parseTranscript(await readInput(join(path, 'transcript.jsonl')));
  const facts = await readJsonInput(join(path, 'facts.json'), factsFile);
  const { errors, summaries, ...record } = await replayTranscript(transcript, { summarizer });
  const names = new Map(transcript.meta.users.map(({ id, name: person }) => [id, person]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const [summary] = summaries.slice(-1);
  return {
    name,
    facts,
    record: { ...record, summaries: [] },
    lines: (await buildTranscript({ ...record, summaries: [] }, nameOf)).map(atMicrosecond),
    nameOf,
    now: transcript.lines.at(-1)?.at ?? '',
    claims: summary?.claims ?? [],
    model: summary ?? {},
    ms: summary?.latency_ms ?? 0,
    errors,
  };
}

/** With the time that the transcript, and what is known about it, have for the line: a note is stored with another digit. */
function atMicrosecond(line: TranscriptLine): TranscriptLine {
  return { ...line, at: fromIso(line.at) ?? line.at };
}

export interface Moment {
  at: Timestamp;
  known: readonly string[];
}

/** The moments worth scoring; before the declaration there was no incident to summarize. */
export function momentsToScore({ facts, record }: PlayedTranscript): Moment[] {
  return facts.as_of
    .map(({ at, known_facts }) => ({ at, known: known_facts }))
    .filter(({ at }) => at >= record.incident.created_at);
}

/** What a summary would have said at a moment. */
export async function claimsAsOf(
  { record, nameOf }: PlayedTranscript,
  at: Timestamp,
  summarizer: Summarizer,
): Promise<readonly Claim[]> {
  const { claims } = await summarizer.summarize({
    record: recordAsOf(record, at),
    nameOf,
    now: at,
    kind: 'as-of',
  });
  return claims;
}
