import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readConfig } from '../../app/config/config.js';
import { createLogger } from '../../app/logger.js';
import { openSummarizer } from '../../app/open-summarizer.js';
import { UsageError } from '../../base/errors.js';
import { fromIso, type Timestamp } from '../../base/timestamp.js';
import type { Summarizer, SummaryInput } from '../../ports/summarizer.js';
import { parseOptions } from '../parse-options.js';
import { replayTranscript } from '../replay/replay-transcript.js';
import { parseTranscript } from '../replay/transcript.js';
import type { CliCall } from '../subcommand.js';
import { type Facts, factsFile, type Score, scoreSummary } from './score-summary.js';

interface Scored extends Score {
  transcript: string;
  /** `end`, or the time at which the record was cut. */
  as_of: string;
  recall: number;
  /** Of replay and summary together. */
  ms: number;
  /** Until the first section could be shown; undefined for the digest, which needs no time. */
  first_ms: number | undefined;
  /** Of the replay itself. */
  errors: number;
}

/** `aegis eval`: scores the configured summarizer on incidents whose key facts are known. */
export async function evaluate(call: CliCall): Promise<number> {
  const { values, positionals } = parseOptions(call, {
    json: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
  });
  const { json, whole } = values;
  const [directory] = positionals;
  if (directory === undefined) throw new UsageError(call.usage);
  const config = readConfig(call.env, 'embedded');
  const summarizer = openSummarizer(config, createLogger(config.logLevel));
  const scores: Scored[] = [];
  for (const name of await findTranscripts(directory)) {
    scores.push(...(await scoreTranscript(join(directory, name), { name, summarizer, whole })));
  }
  if (scores.length === 0) throw new UsageError(call.usage);
  if (json) console.log(JSON.stringify(scores, null, 2));
  else console.table(scores.map(asRow));
  return scores.some(({ uncited, leaks, errors }) => uncited + leaks + errors > 0) ? 1 : 0;
}

async function findTranscripts(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

interface Options {
  name: string;
  summarizer: Summarizer;
  /** Only the end of the transcript, not the times in `facts.as_of`. */
  whole: boolean;
}

async function scoreTranscript(path: string, { name, summarizer, whole }: Options): Promise<Scored[]> {
  const transcript = parseTranscript(await readFile(join(path, 'transcript.jsonl'), 'utf8'));
  const facts = factsFile.parse(JSON.parse(await readFile(join(path, 'facts.json'), 'utf8')));
  const scores: Scored[] = [];
  for (const { at, known } of momentsToScore(facts, whole)) {
    const start = performance.now();
    const watch = watchFirst(summarizer);
    const replayed = await replayTranscript(transcript, { summarizer: watch.summarizer, asOf: at });
    const score = scoreSummary(replayed, facts, known);
    const recall = score.facts === 0 ? 1 : score.told / score.facts;
    const ms = Math.round(performance.now() - start);
    scores.push({
      transcript: name,
      as_of: at ?? 'end',
      recall,
      ms,
      first_ms: watch.firstMs(),
      errors: replayed.errors.length,
      ...score,
    });
  }
  return scores;
}

/** Wraps a summarizer to measure how long it takes until it has claims to show. */
function watchFirst(summarizer: Summarizer): { summarizer: Summarizer; firstMs: () => number | undefined } {
  let first: number | undefined;
  return {
    firstMs: () => first,
    summarizer: {
      summarize(input) {
        const start = performance.now();
        const onClaims: SummaryInput['onClaims'] = (claims) => {
          if (claims.length > 0) first ??= Math.round(performance.now() - start);
          input.onClaims?.(claims);
        };
        return summarizer.summarize({ ...input, onClaims });
      },
    },
  };
}

function momentsToScore({ as_of }: Facts, whole: boolean): { at?: Timestamp; known?: string[] }[] {
  const between = whole
    ? []
    : as_of.map(({ at, known_facts }) => ({ at: fromIso(at) ?? at, known: known_facts }));
  return [...between, {}];
}

function asRow({
  transcript,
  as_of,
  recall,
  told,
  facts,
  claims,
  uncited,
  tempted,
  leaks,
  ...rest
}: Scored): object {
  const tokens =
    rest.input_tokens === undefined
      ? {}
      : {
          tokens: `${rest.input_tokens} + ${rest.output_tokens}`,
          USD: rest.cost_usd?.toFixed(4),
          dropped: rest.dropped_claims,
          fallback: rest.fallback,
        };
  return {
    transcript,
    'as of': as_of.slice(0, 16),
    recall: recall.toFixed(2),
    told: `${told} of ${facts}`,
    claims,
    uncited,
    tempted: tempted.length,
    leaks,
    ms: rest.latency_ms,
    ...(rest.first_ms !== undefined && { 'first ms': rest.first_ms }),
    ...tokens,
  };
}
