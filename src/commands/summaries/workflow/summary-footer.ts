import { counted } from '../../../base/counted.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import { clean, date, escapeText, label } from '../../../views/text.js';

/** What made a summary, its scope and its cost, as one line of mrkdwn. */
export function summaryFooter(summary: Summary, behind = 0): string {
  const { as_of, changed_since, covers_until, dropped_claims, redacted_claims, since } = summary;
  return [
    makerOf(summary),
    as_of && `as known at ${date(as_of)}`,
    changed_since && `${counted(changed_since, 'message')} left out because the text changed later`,
    since && `only what came after ${date(since)}`,
    as_of === undefined && covers_until && `covers until ${date(covers_until)}`,
    behind > 0 && `*${counted(behind, 'event')} behind*`,
    summary.archived_at && `from the archive of ${date(summary.archived_at)}`,
    costOf(summary),
    dropped_claims && `${counted(dropped_claims, 'unsupported line')} left out`,
    redacted_claims &&
      `${counted(redacted_claims, 'line')} removed because a source was redacted, deleted or edited`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function makerOf({ model, fallback, fallback_reason, fallback_detail }: Summary): string {
  const maker = model === 'extractive' ? 'Extractive digest, no model' : `By ${escapeText(clean(model))}`;
  if (!fallback) return maker;
  if (fallback_reason === 'budget') return `${maker} (this incident has used up its model budget)`;
  return fallback_detail === undefined
    ? `${maker} (the model couldn't be used)`
    : `${maker} (the model couldn't be used: ${label(fallback_detail, 300)})`;
}

function costOf({ input_tokens, output_tokens = 0, cost_usd }: Summary): string | undefined {
  if (input_tokens === undefined) return undefined;
  const tokens = counted(input_tokens + output_tokens, 'token');
  return cost_usd === undefined ? tokens : `${tokens}, ${cost_usd.toFixed(cost_usd < 0.1 ? 3 : 2)} USD`;
}
