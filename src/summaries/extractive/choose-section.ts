import type { Section } from '../../incidents/records/incident-summary.js';
import { type Candidate, isQuestion } from './candidates.js';
import { CUES, DENIAL } from './cues.js';
import { listItems } from './split-sentences.js';

/** The most claims per section. */
export const SECTION_LIMITS: Readonly<Record<Section, number>> = {
  headline: 1,
  impact: 4,
  what_happened: 8,
  hypothesis: 4,
  ruled_out: 3,
  actions: 5,
  next_steps: 2,
  open_questions: 2,
  contributing_factors: 0,
  went_well: 0,
  went_badly: 0,
  answer: 0,
};

/** Which section a line belongs to; undefined for doubts, proposals and questions, which must not become facts. */
export function chooseSection(candidate: Candidate): Section | undefined {
  const { line, statements } = candidate;
  const text = statements.join(' ');
  if (isRuledOut(candidate)) return 'ruled_out';
  if (isOpen(candidate)) return 'open_questions';
  if (statements.length === 0 || (isDoubtful(text) && !isMarkedImportant(candidate))) return undefined;
  if (line.kind === 'change' || line.kind === 'bot') return 'what_happened';
  if (isFollowUp(statements)) return 'next_steps';
  if (CUES.decision.test(text)) return 'actions';
  if (CUES.cause.test(text)) return 'hypothesis';
  if (countImpact(text) >= 2) return 'impact';
  return CUES.action.test(text) ? 'actions' : 'what_happened';
}

/** Someone kept it deliberately: a note, a pinned or marked message, or the text of a change. */
function isMarkedImportant({ line }: Candidate): boolean {
  return line.kind === 'note' || line.kind === 'change' || line.isKey;
}

function isDoubtful(text: string): boolean {
  return [CUES.hedge, CUES.proposal, CUES.estimate, CUES.asking].some((cue) => cue.test(text));
}

/** Answers no to a question, guess or proposal, or says outright that something isn't the cause. */
function isRuledOut({ statements, parent }: Candidate): boolean {
  const [first = ''] = statements;
  if (parent && isTentative(parent)) return DENIAL.test(first) || CUES.ruledOut.test(statements.join(' '));
  return /\brul(?:ed|es|ing) (?:\w+ )?out\b|\bno sign of\b|\bred herring\b/i.test(first);
}

export function isTentative({ sentences }: Candidate): boolean {
  return sentences.some(
    (sentence) => isQuestion(sentence) || CUES.hedge.test(sentence) || CUES.proposal.test(sentence),
  );
}

/** Says that something is open, or asks an important question nobody has answered in its thread. */
function isOpen({ sentences, statements, replies }: Candidate): boolean {
  if (CUES.open.test(statements.join(' '))) return true;
  const isAnswered = replies.some((reply) => reply.statements.length > 0);
  return !isAnswered && sentences.some((sentence) => isQuestion(sentence) && CUES.needsAnswer.test(sentence));
}

function isFollowUp(statements: readonly string[]): boolean {
  const text = statements.join(' ');
  return CUES.followUp.test(text) || (listItems(statements).length > 2 && CUES.later.test(text));
}

function countImpact(text: string): number {
  return new Set(text.toLowerCase().match(new RegExp(CUES.impact, 'gi')) ?? []).size;
}
