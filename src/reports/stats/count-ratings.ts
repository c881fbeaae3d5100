import type { Rated } from '../../data/store/rating-operations.js';

/** What people made of the summaries of one kind, model and prompt. */
export interface Acceptance {
  kind: string;
  model: string;
  prompt: string | undefined;
  accepted: number;
  edited: number;
  dismissed: number;
  /** The average share of words changed in those that were edited, 0 to 1. */
  editedShare: number | undefined;
  helpful: number;
  unhelpful: number;
}

/** Counts outcomes and votes, the most rated first. */
export function countRatings(rated: readonly Rated[]): Acceptance[] {
  const groups = new Map<string, Rated[]>();
  for (const one of rated) {
    const key = [one.kind, one.model, one.prompt_version ?? ''].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map(acceptanceOf).sort((a, b) => ratingsIn(b) - ratingsIn(a));
}

function acceptanceOf(group: readonly Rated[]): Acceptance {
  const [{ kind, model, prompt_version: prompt } = { kind: '', model: '' }] = group;
  const count = (outcome: Rated['outcome']) => group.filter((one) => one.outcome === outcome).length;
  const votes = group.flatMap((one) => Object.values(one.votes ?? {}));
  const shares = group.flatMap(({ outcome, edited_share }) =>
    outcome === 'edited' && edited_share !== undefined ? [edited_share] : [],
  );
  return {
    ...{ kind, model, prompt },
    accepted: count('accepted'),
    edited: count('edited'),
    dismissed: count('dismissed'),
    editedShare: shares.length === 0 ? undefined : shares.reduce((sum, one) => sum + one, 0) / shares.length,
    helpful: votes.filter((vote) => vote === 'helpful').length,
    unhelpful: votes.filter((vote) => vote === 'unhelpful').length,
  };
}

function ratingsIn({ accepted, edited, dismissed, helpful, unhelpful }: Acceptance): number {
  return accepted + edited + dismissed + helpful + unhelpful;
}
