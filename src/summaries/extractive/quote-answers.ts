import type { Claim } from '../../incidents/records/incident-summary.js';
import { matchLines } from '../relevant-lines.js';
import type { TranscriptLine } from '../transcript.js';
import { type Candidate, readCandidates } from './candidates.js';
import { quoteStatements } from './quote.js';

const QUOTES = 3;
const LONGEST = 280;
/** A line has to cover this much of the question, and this much of what the best line covers. */
const COVERAGE_MIN = 0.5;
const OF_BEST_MIN = 0.75;
/** A reply to a line that asks the same question inherits this share of its score, as it may not repeat its words. */
const REPLY_FACTOR = 0.8;

/** Questions that the table answers better than any message. */
const ABOUT_STATE =
  /\b(?:status|severity|how (?:bad|severe)|is (?:it|this|the incident) (?:over|open|closed|resolved|done))\b/i;

interface AskedQuestion {
  question: string;
  /** Severity and status from the table. */
  headline: Claim;
}

/** Quotes the lines that answer a question; none when no line covers it. */
export function quoteAnswers(
  lines: readonly TranscriptLine[],
  { question, headline }: AskedQuestion,
): Claim[] {
  const state = ABOUT_STATE.test(question) ? [{ ...headline, section: 'answer' as const }] : [];
  const quotes = bestAnswers(lines, question).map((candidate) => ({
    section: 'answer' as const,
    text: quoteStatements(candidate, LONGEST),
    citations: [candidate.line.sk],
  }));
  return [...state, ...quotes.filter(({ text }) => text !== '')].slice(0, QUOTES);
}

function bestAnswers(lines: readonly TranscriptLine[], question: string): Candidate[] {
  const coverage = new Map(matchLines(lines, question).map((match) => [match.line.sk, match.coverage]));
  const scored = readCandidates(lines)
    .filter(({ statements }) => statements.length > 0)
    .map((candidate) => ({ candidate, score: scoreOf(candidate, coverage) }))
    .filter(({ score }) => score >= COVERAGE_MIN)
    .sort((a, b) => b.score - a.score || (a.candidate.line.sk < b.candidate.line.sk ? 1 : -1));
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= best * OF_BEST_MIN).map(({ candidate }) => candidate);
}

function scoreOf({ line, parent }: Candidate, coverage: ReadonlyMap<string, number>): number {
  const asked = parent && parent.statements.length === 0 ? (coverage.get(parent.line.sk) ?? 0) : 0;
  return Math.max(coverage.get(line.sk) ?? 0, asked * REPLY_FACTOR);
}
