import type { Claim } from '../../incidents/records/incident-summary.js';
import { contentWords, sharedWords } from '../../summaries/content-words.js';
import type { TranscriptLine } from '../../summaries/transcript.js';

export type BaselineName = 'longest' | 'textrank' | 'last' | 'random';

/** Same seed, same choice, so that two runs compare. */
const SEED = 20_000;
/** TextRank compares every pair of lines. */
const RANKED_MAX = 1_000;
const DAMPING = 0.85;
const ROUNDS = 20;
const LAST = 20;

/** Summaries that take no thought, with as many characters as the summary they are compared with. */
export function baselines(
  lines: readonly TranscriptLine[],
  characters: number,
): Record<BaselineName, Claim[]> {
  const people = lines.filter(({ kind, text }) => kind !== 'bot' && text !== '');
  return {
    longest: fill(
      [...people].sort((a, b) => b.text.length - a.text.length),
      characters,
    ),
    textrank: fill(byTextRank(people), characters),
    last: fill(people.slice(-LAST).reverse(), Number.POSITIVE_INFINITY),
    random: fill(shuffled(people), characters),
  };
}

function fill(lines: readonly TranscriptLine[], characters: number): Claim[] {
  const claims: Claim[] = [];
  let left = characters;
  for (const { text, sk } of lines) {
    if (text.length > left) continue;
    left -= text.length + 1;
    claims.push({ section: 'what_happened', text, citations: [sk] });
  }
  return claims;
}

function byTextRank(people: readonly TranscriptLine[]): TranscriptLine[] {
  const lines = people.slice(0, RANKED_MAX);
  const words = lines.map(({ text }) => contentWords(text));
  const links = words.map((a, i) => words.map((b, j) => (i === j ? 0 : similarity(a, b))));
  const totals = links.map((row) => row.reduce((sum, one) => sum + one, 0));
  let ranks = lines.map(() => 1);
  for (let round = 0; round < ROUNDS; round++) {
    ranks = links.map((row) => {
      const received = row.reduce((sum, link, j) => sum + (link * (ranks[j] ?? 0)) / (totals[j] || 1), 0);
      return 1 - DAMPING + DAMPING * received;
    });
  }
  return lines
    .map((line, i) => ({ line, rank: ranks[i] ?? 0 }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ line }) => line);
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size < 2 || b.size < 2) return 0;
  return sharedWords(a, b) / (Math.log(a.size) + Math.log(b.size));
}

function shuffled(lines: readonly TranscriptLine[]): TranscriptLine[] {
  let state = SEED;
  const keyed = lines.map((line) => {
    state = (state * 48_271) % 2_147_483_647;
    return { line, key: state };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ line }) => line);
}
