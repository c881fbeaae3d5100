import { type Claim, type SummaryKind, sectionsOf } from '../../incidents/records/incident-summary.js';
import type { Summarizer, SummaryDraft, SummaryInput } from '../../ports/summarizer.js';
import { claimsByCode } from '../briefings/claims-by-code.js';
import { carryOverClaims, linesToRead, watermarkOf } from '../carry-over-claims.js';
import { checkClaims } from '../checker/check-claims.js';
import { readAhead } from '../checker/read-ahead.js';
import { groupAhead } from '../checker/record/nearest-entries.js';
import { ownPriceOf, type PriceTable, priceOf } from '../model-prices.js';
import { newModelUsage, toCostFields } from '../model-usage.js';
import { relevantLines } from '../relevant-lines.js';
import { buildState } from '../state/build-state.js';
import type { IncidentState } from '../state/entry.js';
import { buildTranscript, type TranscriptLine } from '../transcript.js';
import { type AskModel, createAskModel } from './ask-model.js';
import { buildPrompt, type NumberedLines, numberLines } from './build-prompt.js';
import { createCallTool, deadlineOf, type ModelSettings } from './call-tool.js';
import { INSTRUCTIONS, instructionsFor } from './instructions.js';
import { createJudge, type Judge } from './judge-claims.js';
import { createKnownTraits } from './known-traits.js';
import { ModelError } from './model-error.js';
import { mergeClaims, planReading } from './plan-reading.js';
import { resumesAfter } from './resumes-after.js';
import type { ToolClaim } from './summary-tool.js';

interface BedrockSummarizerSettings extends ModelSettings {
  /** The operator's own prices, which override the list prices. */
  prices?: PriceTable | undefined;
  /** The model that judges each claim against its lines. If absent, claims aren't judged. */
  judgeModelId?: string | undefined;
}

/**
 * Summarizes with a model on Bedrock and returns only claims that passed every check. Throws ModelError if there's no
 * answer, it didn't stop cleanly, or no claim is left.
 */
export function createBedrockSummarizer(settings: BedrockSummarizerSettings): Summarizer {
  const { modelId, prices, judgeModelId } = settings;
  const knownOf = (id: string) => createKnownTraits(id, ownPriceOf(id, prices ?? {}));
  const known = knownOf(modelId);
  const judgeKnown = judgeModelId === undefined || judgeModelId === modelId ? known : knownOf(judgeModelId);
  return {
    async summarize(input) {
      const usage = input.usage ?? newModelUsage();
      const shared = { usage, signal: deadlineOf(settings) };
      const call = createCallTool(settings, { ...shared, known, price: priceOf(modelId, prices) });
      const judge =
        judgeModelId !== undefined &&
        createJudge(
          createCallTool(
            { ...settings, modelId: judgeModelId },
            { ...shared, known: judgeKnown, price: priceOf(judgeModelId, prices) },
          ),
          settings.logger,
        );
      const work = { input, ask: createAskModel(call), judge: judge || keepAll, ...(await prepare(input)) };
      const result = await (input.kind === 'ask' ? answerQuestion(work) : summarizeRecord(work));
      return { ...result, model: modelId, fallback: false, ...toCostFields(usage) };
    },
    resumesAfter: resumesAfter(modelId),
  };
}

const keepAll: Judge = async (claims) => [...claims];

interface Work {
  input: SummaryInput;
  ask: AskModel;
  judge: Judge;
  /** Every line a claim may cite. */
  lines: TranscriptLine[];
  /** What became of what the lines say. */
  state: IncidentState;
  numbered: NumberedLines;
}

type Result = Omit<SummaryDraft, 'model' | 'fallback'>;

async function prepare({
  record,
  nameOf,
  since,
}: SummaryInput): Promise<Pick<Work, 'lines' | 'state' | 'numbered'>> {
  const lines = await buildTranscript(record, nameOf, { since });
  const state = await buildState(lines);
  await readAhead(lines);
  await groupAhead(state);
  return { lines, state, numbered: numberLines(lines) };
}

/** Combines the earlier summary's claims, the claims from each older part, and the newest lines. */
async function summarizeRecord(work: Work): Promise<Result> {
  const { input, ask, lines, numbered } = work;
  const { kind = 'state', previous } = input;
  const carried = previous ? check(work, carryOverClaims(previous, lines), 'part').claims : [];
  const isShown = new Set(previous ? linesToRead(lines, watermarkOf(previous)) : lines);
  const { before, newest, leftOut } = planReading(numbered.lines.filter(({ line }) => isShown.has(line)));
  const parts = await Promise.all(before.map((part) => readPart(work, part)));
  const claims = mergeClaims([...carried, ...parts.flat()]);
  const { idOf } = numbered;
  const instructions = instructionsFor(kind);
  const prompt = buildPrompt(input, {
    instructions,
    lines: newest,
    leftOut,
    idOf,
    claims,
  });
  const { onClaims } = input;
  const answer = await ask({
    ...prompt,
    sections: sectionsOf(kind),
    onClaims: onClaims && ((begun) => onClaims(check(work, withCitations(work, begun), kind).claims)),
  });
  const given = withCitations(work, answer.claims);
  const checked = check(work, given, kind);
  const kept = checked.dropped === given.length ? [] : await work.judge(checked.claims, lines);
  const dropped = checked.dropped + checked.claims.length - kept.length;
  if (checked.dropped === given.length || isOnlyHeadline(kept, checked.claims)) throw noClaimsError(dropped);
  return {
    claims: [...kept, ...(await claimsByCode(input))],
    dropped_claims: dropped + answer.malformed,
    prompt_version: instructions.version,
    ...(answer.stopReason !== undefined && { stop_reason: answer.stopReason }),
    ...(previous && { built_on: previous.timestamp }),
  };
}

async function readPart(work: Work, part: NumberedLines['lines']): Promise<Claim[]> {
  const { input, ask, numbered } = work;
  const { idOf } = numbered;
  const prompt = buildPrompt(input, {
    instructions: INSTRUCTIONS.part,
    lines: part,
    leftOut: 0,
    idOf,
  });
  const sections = sectionsOf('state').filter((name) => name !== 'headline');
  const answer = await ask({ ...prompt, sections });
  const { claims } = check(work, withCitations(work, answer.claims), 'part');
  return claims.filter(({ section }) => section !== 'headline');
}

/** Shows the model only lines related to the question. Returns no claims if they don't answer it. */
async function answerQuestion(work: Work): Promise<Result> {
  const { input, ask, lines, numbered } = work;
  const relevant = new Set(relevantLines(lines, input.question ?? ''));
  const shown = numbered.lines.filter(({ line }) => relevant.has(line));
  const leftOut = lines.length - shown.length;
  const { idOf } = numbered;
  const prompt = buildPrompt(input, {
    instructions: INSTRUCTIONS.answer,
    lines: shown,
    leftOut,
    idOf,
  });
  const answer = await ask({ ...prompt, sections: sectionsOf('ask') });
  const checked = check(work, withCitations(work, answer.claims), 'ask');
  const claims = await work.judge(checked.claims, lines);
  return {
    claims,
    dropped_claims: checked.dropped + checked.claims.length - claims.length + answer.malformed,
    prompt_version: INSTRUCTIONS.answer.version,
    ...(answer.stopReason !== undefined && { stop_reason: answer.stopReason }),
  };
}

function withCitations({ numbered }: Work, claims: readonly ToolClaim[]): Claim[] {
  return claims.map(({ section, text, sources }) => ({
    section,
    text,
    citations: sources.flatMap((id) => numbered.skOf.get(id.trim()) ?? []),
  }));
}

/** A model may write only the sections of its kind; code writes the others. */
function check({ lines, state, input }: Work, claims: readonly Claim[], kind: SummaryKind | 'part') {
  const sections = sectionsOf(kind === 'part' ? 'state' : kind);
  const allowed = claims.filter(({ section }) => sections.includes(section));
  const { claims: kept, dropped } = checkClaims(allowed, {
    lines,
    state,
    incident: input.record.incident,
    now: input.now,
    nameOf: input.nameOf,
    kind,
  });
  return { claims: kept, dropped: dropped + claims.length - allowed.length };
}

/** Whether the judge left nothing worth reading. */
function isOnlyHeadline(kept: readonly Claim[], before: readonly Claim[]): boolean {
  return kept.length < before.length && kept.every(({ section }) => section === 'headline');
}

function noClaimsError(dropped: number): ModelError {
  const reason =
    dropped === 0 ? 'it returned no claims' : `none of its ${dropped} claims is supported by the record`;
  return new ModelError('no_claims', reason);
}
