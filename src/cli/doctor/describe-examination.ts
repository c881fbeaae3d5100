import { counted } from '../../base/counted.js';
import type { ModelExamination } from '../../summaries/bedrock/examine-model.js';
import type { ModelTraits } from '../../summaries/bedrock/model-families.js';

interface Report extends ModelExamination {
  region: string;
}

const TOOL: Record<ModelTraits['tool'], string> = {
  named: 'a forced tool',
  any: 'a forced tool',
  auto: 'a tool that the model may ignore',
  none: 'no tool, but JSON as the answer',
};

/** The doctor's examination of the model as text for a terminal. */
export function describeExamination(report: Report): string {
  const { model, region, family, problem } = report;
  const subject = `${model} (family: ${family}) in ${region}`;
  const lines = problem ? describeProblem(problem) : describeSuccess(report);
  return [`${problem ? "can't be used" : 'works'}: ${subject}`, ...lines, ...describeRejected(report)].join(
    '\n',
  );
}

function describeProblem({ kind, reason, next, aws }: NonNullable<ModelExamination['problem']>): string[] {
  return [
    `  ${kind}: ${reason}`,
    ...(aws ? [`  AWS says: ${aws}`] : []),
    `  > ${next}`,
    '  This used your credentials here. Deployed, Aegis uses the role of its worker.',
  ];
}

function describeSuccess({ traits, claims, usage, isPriceKnown }: Report): string[] {
  const { tool, streamsTools, temperature } = traits;
  const cachePoints = traits.cachePoints.filter((place) => place !== 'messages');
  const { input_tokens, output_tokens, cost } = usage;
  return [
    `  It submitted ${counted(claims, 'claim')} about a made-up incident: ${input_tokens} tokens in, ${output_tokens} out, ${cost.toFixed(4)} USD.`,
    `  Requests have ${TOOL[tool]}, ${temperature ? 'temperature 0' : 'no temperature'} and ${cachePoints.length > 0 ? `cache points (${cachePoints.join(', ')})` : 'no cache points'}; ${streamsTools ? 'answers are streamed' : "answers aren't streamed, so sections appear all at once"}.`,
    ...(isPriceKnown
      ? []
      : ["  Its price isn't known, so it counts as the most expensive model. Set AEGIS_MODEL_PRICES."]),
  ];
}

function describeRejected({ rejected }: Report): string[] {
  if (rejected.length === 0) return [];
  return [
    `  It rejected ${rejected.join(', ')}. Each process finds that out again, at the cost of one more request for each.`,
  ];
}
