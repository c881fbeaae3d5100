import { AegisError } from '../base/errors.js';
import type { Summarizer } from '../ports/summarizer.js';

/** The model's cost for one incident has reached the operator's limit. */
class BudgetError extends AegisError {
  constructor(budgetUsd: number) {
    super('budget', `This incident has used up its model budget of ${budgetUsd.toFixed(2)} USD.`);
  }
}

/** Throws BudgetError instead of calling `summarizer` once an incident has cost `budgetUsd`. */
export function withBudget(summarizer: Summarizer, budgetUsd: number): Summarizer {
  return {
    ...summarizer,
    async summarize(input) {
      if ((input.record.incident.model_spend_usd ?? 0) >= budgetUsd) throw new BudgetError(budgetUsd);
      return summarizer.summarize(input);
    },
  };
}
