import { sectionsOf } from '../../incidents/records/incident-summary.js';
import type { Logger } from '../../ports/logger.js';
import type { ModelUsage } from '../../ports/summarizer.js';
import { isPriceKnown, ownPriceOf, type PriceTable, priceOf } from '../model-prices.js';
import { newModelUsage } from '../model-usage.js';
import { createAskModel } from './ask-model.js';
import { createCallTool, type ModelSettings } from './call-tool.js';
import { INSTRUCTIONS } from './instructions.js';
import { createKnownTraits, type KnownTraits } from './known-traits.js';
import { ModelError } from './model-error.js';
import { diagnose } from './model-failures.js';
import { familyOf, type ModelTraits } from './model-families.js';
import type { ModelProblem } from './model-problems.js';

/** What one request to the configured model showed. */
export interface ModelExamination {
  model: string;
  family: string;
  /** The traits its requests use, after what it rejected. */
  traits: ModelTraits;
  /** Parameters that it rejected although the table of families expects it to accept them. */
  rejected: string[];
  /** How many claims it submitted for the sample. */
  claims: number;
  usage: ModelUsage;
  /** Whether its own price is known. */
  isPriceKnown: boolean;
  problem?: Pick<ModelProblem, 'kind' | 'reason' | 'next'> & { aws?: string | undefined };
}

/** A sample incident, in the form that models read. */
const SAMPLE = `The incident, from the table:
{"title":"Checkout fails","service":"checkout","severity":"P1","status":"OPEN","declared_by":"Alice","roles":{},"declared_at":"2025-01-15T14:05Z","now":"2025-01-15T14:30Z"}
The record, one line of JSON each, oldest first:
{"id":"m1","at":"2025-01-15T14:06Z","who":"Alice","kind":"message","text":"Checkout errors are at 42 % for customers in the EU"}
{"id":"m2","at":"2025-01-15T14:20Z","who":"Bob","kind":"message","text":"Rolled back payment-api to 4.11, errors are falling"}
End of the record. Submit the summary with the tool.`;

/** What to do if an answer arrived but is unusable. */
const NEXT: Readonly<Record<string, string>> = {
  deadline:
    "Use a faster model, or raise AEGIS_MODEL_TIMEOUT, at most to 28 s. If AWS doesn't answer at all, check the network: a VPC needs a NAT gateway or an interface endpoint for bedrock-runtime.",
  max_tokens: 'Raise AEGIS_MODEL_MAX_TOKENS.',
  guardrail_intervened: 'The guardrail blocks a harmless sample: check its policies.',
};
const NEXT_OTHERWISE = "Use a larger model: this one doesn't follow the instructions.";

/** Sends the model one request like a summary's, with made-up messages. Never throws for what the model does. */
export async function examineModel(
  settings: Omit<ModelSettings, 'logger'> & { prices?: PriceTable | undefined },
): Promise<ModelExamination> {
  const { modelId, prices } = settings;
  const known = createKnownTraits(modelId, ownPriceOf(modelId, prices ?? {}));
  const rejected: string[] = [];
  const usage = newModelUsage();
  const shared = { known: watch(known, rejected), usage, price: priceOf(modelId, prices) };
  const ask = createAskModel(createCallTool({ ...settings, logger: SILENT }, shared));
  const prompt = { system: INSTRUCTIONS.summary.text, task: SAMPLE, sections: sectionsOf('state') };
  const outcome = await ask({ ...prompt, onClaims: () => undefined })
    .then(({ claims }) => {
      if (claims.length === 0) throw new ModelError('no_claims', 'it submitted no claim');
      return { claims: claims.length };
    })
    .catch((error: unknown) => ({ claims: 0, problem: explain(error) }));
  const { name: family } = familyOf(modelId);
  const facts = {
    model: modelId,
    family,
    traits: known.traits(),
    isPriceKnown: isPriceKnown(modelId, prices),
  };
  return { ...facts, rejected, usage, ...outcome };
}

function watch(known: KnownTraits, rejected: string[]): KnownTraits {
  return {
    ...known,
    learnFrom(error, tried) {
      const parameter = known.learnFrom(error, tried);
      if (parameter !== undefined) rejected.push(parameter);
      return parameter;
    },
  };
}

function explain(error: unknown): NonNullable<ModelExamination['problem']> {
  if (!(error instanceof ModelError)) throw error;
  const { upstreamCode, reason, service: aws } = error;
  const problem = upstreamCode in NEXT ? undefined : diagnose(error.cause);
  if (problem) return { kind: problem.kind, reason: problem.reason, next: problem.next, aws };
  return { kind: 'model', reason, next: NEXT[upstreamCode] ?? NEXT_OTHERWISE, aws };
}

const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
