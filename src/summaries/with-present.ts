import type { Claim } from '../incidents/records/incident-summary.js';
import type { Summarizer } from '../ports/summarizer.js';
import { nowClaims } from './briefings/now-claims.js';

/** Adds the current state, from the table, to a model's claims, and drops claims that only repeat it. */
export function withPresent(summarizer: Summarizer): Summarizer {
  return {
    ...summarizer,
    async summarize(input) {
      const draft = await summarizer.summarize(input);
      const present = await nowClaims(input);
      const [headline, others] = partition(draft.claims);
      const news = others.filter(({ text }) => !present.some((one) => one.text.includes(text)));
      return { ...draft, claims: [...headline, ...present, ...news] };
    },
  };
}

function partition(claims: readonly Claim[]): [headline: Claim[], others: Claim[]] {
  const isHeadline = ({ section }: Claim) => section === 'headline';
  return [claims.filter(isHeadline), claims.filter((claim) => !isHeadline(claim))];
}
