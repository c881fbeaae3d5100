import { UpstreamError } from '../../base/errors.js';
import {
  type Claim,
  type Summary,
  type SummaryKind,
  sectionsOf,
} from '../../incidents/records/incident-summary.js';
import { newLines, stillStanding } from '../carry-over-claims.js';
import { checkClaims } from '../checker/check-claims.js';
import { cachesPrompts, type PriceTable, priceOf } from '../model-prices.js';
import { costs, newUsage } from '../model-usage.js';
import { relevantLines } from '../relevant-lines.js';
import type { Summarizer, SummaryDraft, SummaryInput } from '../summarizer.js';
import { buildTranscript, type TranscriptLine } from '../transcript.js';
import { watermarkOf } from '../watermark.js';
import { type Model, type ModelSettings, startAsking } from './ask-model.js';
import { buildPrompt, type WrittenLines, writeLines } from './build-prompt.js';
import { RULES } from './instructions.js';
import { planReading, withoutRepeats } from './plan-reading.js';
import type { WrittenClaim } from './summary-tool.js';

interface BedrockSummarizerSettings extends ModelSettings {
  /** The operator's own, before the list prices. */
  prices?: PriceTable | undefined;
}

/** Kinds that a later summary may go on from. */
const WHOLE: ReadonlySet<string> = new Set<SummaryKind>(['state', 'handoff']);

/**
 * Sums up by a model on Bedrock. Nothing but claims that passed every check comes out; throws UpstreamError, in plain
 * words, when there is no answer, no clean stop, or nothing left to tell.
 */
export function createBedrockSummarizer(settings: BedrockSummarizerSettings): Summarizer {
  const { modelId, prices } = settings;
  const caches = cachesPrompts(modelId, prices);
  return {
    async summarize(input) {
      const usage = input.usage ?? newUsage();
      const ask = startAsking(settings, usage, priceOf(modelId, prices));
      const work = { input, caches, ask, ...(await prepare(input)) };
      const result = await (input.kind === 'ask' ? answerQuestion(work) : sumUp(work));
      return { ...result, model: modelId, fallback: false, ...costs(usage) };
    },
    readsOnFrom: (summary) => (isBase(summary, modelId) ? watermarkOf(summary).after : undefined),
  };
}

/** A checked summary of everything, by this model and these rules. */
function isBase(summary: Summary, modelId: string): boolean {
  const { kind, model, fallback, prompt_version, as_of, covers_until } = summary;
  if (fallback || as_of !== undefined || covers_until === undefined) return false;
  return WHOLE.has(kind) && model === modelId && prompt_version === RULES.summary.version;
}

interface Work {
  input: SummaryInput;
  caches: boolean;
  ask: Model;
  /** All that may be cited. */
  lines: TranscriptLine[];
  written: WrittenLines;
}

type Result = Omit<SummaryDraft, 'model' | 'fallback'>;

async function prepare({ record, nameOf, since }: SummaryInput): Promise<Pick<Work, 'lines' | 'written'>> {
  const lines = await buildTranscript(record, nameOf, { since });
  return { lines, written: writeLines(lines) };
}

/** From the claims so far, those of each part that is read before, and the newest lines. */
async function sumUp(work: Work): Promise<Result> {
  const { input, caches, ask, lines, written } = work;
  const { kind = 'state', previous } = input;
  const carried = previous ? checked(work, stillStanding(previous, lines), 'part').claims : [];
  const isShown = new Set(previous ? newLines(lines, watermarkOf(previous)) : lines);
  const { before, newest, leftOut } = planReading(written.lines.filter(({ line }) => isShown.has(line)));
  const parts = await Promise.all(before.map((part) => readPart(work, part)));
  const claims = withoutRepeats([...carried, ...parts.flat()]);
  const { idOf } = written;
  const prompt = buildPrompt(input, { rules: RULES.summary, lines: newest, leftOut, idOf, claims, caches });
  const { onClaims } = input;
  const answer = await ask({
    ...prompt,
    sections: sectionsOf(kind),
    caches,
    onClaims: onClaims && ((begun) => onClaims(checked(work, citing(work, begun), kind).claims)),
  });
  const given = citing(work, answer.written);
  const { claims: kept, dropped } = checked(work, given, kind);
  if (dropped === given.length) throw nothingLeft(dropped);
  return {
    claims: kept,
    dropped_claims: dropped,
    prompt_version: RULES.summary.version,
    ...(answer.stopReason !== undefined && { stop_reason: answer.stopReason }),
    ...(previous && { built_on: previous.timestamp }),
  };
}

async function readPart(work: Work, part: WrittenLines['lines']): Promise<Claim[]> {
  const { input, caches, ask, written } = work;
  const { idOf } = written;
  const prompt = buildPrompt(input, { rules: RULES.part, lines: part, leftOut: 0, idOf, caches });
  const sections = sectionsOf('state').filter((name) => name !== 'headline');
  const answer = await ask({ ...prompt, sections, caches });
  const { claims } = checked(work, citing(work, answer.written), 'part');
  return claims.filter(({ section }) => section !== 'headline');
}

/** From the lines that have to do with the question; no claim at all when they do not answer it. */
async function answerQuestion(work: Work): Promise<Result> {
  const { input, caches, ask, lines, written } = work;
  const relevant = new Set(relevantLines(lines, input.question ?? ''));
  const shown = written.lines.filter(({ line }) => relevant.has(line));
  const leftOut = lines.length - shown.length;
  const { idOf } = written;
  const prompt = buildPrompt(input, { rules: RULES.answer, lines: shown, leftOut, idOf, caches });
  const answer = await ask({ ...prompt, sections: sectionsOf('ask'), caches });
  const { claims, dropped } = checked(work, citing(work, answer.written), 'ask');
  return {
    claims,
    dropped_claims: dropped,
    prompt_version: RULES.answer.version,
    ...(answer.stopReason !== undefined && { stop_reason: answer.stopReason }),
  };
}

function citing({ written }: Work, claims: readonly WrittenClaim[]): Claim[] {
  return claims.map(({ section, text, sources }) => ({
    section,
    text,
    citations: sources.flatMap((id) => written.skOf.get(id.trim()) ?? []),
  }));
}

function checked({ lines, input }: Work, claims: readonly Claim[], kind: SummaryKind | 'part') {
  return checkClaims(claims, {
    lines,
    incident: input.record.incident,
    now: input.now,
    nameOf: input.nameOf,
    kind,
  });
}

function nothingLeft(dropped: number): UpstreamError {
  const reason =
    dropped === 0 ? 'it had nothing to tell' : `none of its ${dropped} claims is borne out by the record`;
  return new UpstreamError('no_claims', `No summary by the model: ${reason}.`);
}
