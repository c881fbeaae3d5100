import type { Claim } from '../../incidents/records/incident-summary.js';
import { matchLines } from '../relevant-lines.js';
import type { TranscriptLine } from '../transcript.js';
import { type Candidate, readCandidates } from './candidates.js';
import { quoteStatements } from './quote.js';

const QUOTES = 3;
const LONGEST = 280;
/** A line has to speak of this much of what is asked, and of nearly as much as the best one. */
const LEAST = 0.5;
const BESIDE_BEST = 0.75;
/** The reply to a line that asks the same answers it, though it may not repeat a word of it. */
const REPLY = 0.8;

/** These are asked of the table, which knows better than anybody in the channel. */
const STANDING =
  /\b(?:status|severity|how (?:bad|severe)|is (?:it|this|the incident) (?:over|open|closed|resolved|done))\b/i;

interface Asked {
  question: string;
  /** Severity and status as the table has them. */
  own: Claim;
}

/** The lines of the record that answer a question, quoted; none when none of them speaks of it. */
export function quoteAnswers(lines: readonly TranscriptLine[], { question, own }: Asked): Claim[] {
  const standing = STANDING.test(question) ? [{ ...own, section: 'answer' as const }] : [];
  const quotes = bestAnswers(lines, question).map((candidate) => ({
    section: 'answer' as const,
    text: quoteStatements(candidate, LONGEST),
    citations: [candidate.line.sk],
  }));
  return [...standing, ...quotes.filter(({ text }) => text !== '')].slice(0, QUOTES);
}

function bestAnswers(lines: readonly TranscriptLine[], question: string): Candidate[] {
  const coverage = new Map(matchLines(lines, question).map((match) => [match.line.sk, match.coverage]));
  const scored = readCandidates(lines)
    .filter(({ statements }) => statements.length > 0)
    .map((candidate) => ({ candidate, score: scoreOf(candidate, coverage) }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || (a.candidate.line.sk < b.candidate.line.sk ? 1 : -1));
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best * BESIDE_BEST).map(({ candidate }) => candidate);
}

function scoreOf({ line, parent }: Candidate, coverage: ReadonlyMap<string, number>): number {
  const asked = parent && parent.statements.length === 0 ? (coverage.get(parent.line.sk) ?? 0) : 0;
  return Math.max(coverage.get(line.sk) ?? 0, asked * REPLY);
}
