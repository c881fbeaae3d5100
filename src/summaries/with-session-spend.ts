import type { Summarizer } from '../ports/summarizer.js';

/**
 * Adds a summarizer's cost in this process to each incident's earlier cost, so that the budget also holds in a process
 * that can't store it.
 */
export function withSessionSpend(summarizer: Summarizer): Summarizer {
  const spent = new Map<string, number>();
  return {
    ...summarizer,
    async summarize(input) {
      const { incident } = input.record;
      const before = spent.get(incident.incident_id) ?? 0;
      const model_spend_usd = (incident.model_spend_usd ?? 0) + before;
      const record = { ...input.record, incident: { ...incident, model_spend_usd } };
      const draft = await summarizer.summarize({ ...input, record });
      spent.set(incident.incident_id, before + (draft.cost_usd ?? 0));
      return draft;
    },
  };
}
