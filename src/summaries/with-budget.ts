import { AegisError } from '../base/errors.js';
import type { Summarizer } from './summarizer.js';

/** What Aegis has spent on the model for one incident reaches what the operator allows. */
class BudgetError extends AegisError {
  constructor(budgetUsd: number) {
    super('budget', `The model has cost this incident its ${budgetUsd.toFixed(2)} USD.`);
  }
}

/** Asks `summarizer` only for incidents that have cost less than `budgetUsd` so far; then it throws a BudgetError. */
export function withBudget(summarizer: Summarizer, budgetUsd: number): Summarizer {
  return {
    ...summarizer,
    async summarize(input) {
      if ((input.record.incident.model_spend_usd ?? 0) >= budgetUsd) throw new BudgetError(budgetUsd);
      return summarizer.summarize(input);
    },
  };
}
