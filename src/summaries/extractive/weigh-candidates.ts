import { eventKind } from '../../incidents/event-catalog.js';
import type { Section } from '../../incidents/records/incident-summary.js';
import type { TranscriptLine } from '../transcript.js';
import { type Candidate, isQuestion, readCandidates } from './candidates.js';
import { chooseSection } from './choose-section.js';
import { CLOCK_FIRST, CUES, NUMBER } from './cues.js';

/** Sections every reader looks for and few lines belong to. */
const SECTION_BONUS: Partial<Record<Section, number>> = {
  ruled_out: 0.8,
  open_questions: 2,
  next_steps: 0.5,
};

/** Weighs each line by its phrases and by how often its words recur in the record. */
export function weighCandidates(candidates: readonly Candidate[]): Map<Candidate, number> {
  const habits = { topics: countWords(candidates), brevity: brevityOf(candidates) };
  return new Map(candidates.map((candidate) => [candidate, weightOf(candidate, habits)]));
}

/** Words of notes, changes and marked messages count three times, because someone kept them deliberately. */
function countWords(candidates: readonly Candidate[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { line, words } of candidates) {
    const votes = line.kind === 'note' || line.kind === 'change' || line.isKey ? 3 : 1;
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + votes);
  }
  return counts;
}

/** How people write in this incident. */
interface Habits {
  topics: ReadonlyMap<string, number>;
  /** 1 when they write whole sentences, down to 0.5 when they write only a few words. */
  brevity: number;
}

const USUAL_LENGTH = 90;

function brevityOf(candidates: readonly Candidate[]): number {
  const lengths = candidates
    .map(({ statements }) => statements.join(' ').length)
    .filter((length) => length > 0);
  const median = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? USUAL_LENGTH;
  return Math.min(1, Math.max(0.5, median / USUAL_LENGTH));
}

function weightOf(candidate: Candidate, { topics, brevity }: Habits): number {
  const section = chooseSection(candidate);
  if (section === undefined) return Number.NEGATIVE_INFINITY;
  const text = (section === 'open_questions' ? candidate.sentences : candidate.statements).join(' ');
  const weight =
    topicOf(candidate, topics) + factsIn(text) + prominenceOf(candidate, brevity) + sumOf(text, CUE_WEIGHTS);
  return (
    weight +
    (SECTION_BONUS[section] ?? 0) -
    sumOf(text, DOUBT_WEIGHTS) -
    shortnessPenalty(text.length / brevity)
  );
}

/** From the six most repeated words; 0 to 3. */
function topicOf({ words }: Candidate, topics: ReadonlyMap<string, number>): number {
  const counts = [...words].map((word) => Math.log2(topics.get(word) ?? 1)).sort((a, b) => b - a);
  const top = counts.slice(0, 6);
  return top.reduce((sum, count) => sum + Math.min(count, 5), 0) / 10;
}

function factsIn(text: string): number {
  const numbers = text.match(NUMBER)?.length ?? 0;
  const names =
    text.match(/(?<=\S )(?:\p{Lu}[\p{L}\p{N}]+|[\p{L}\p{N}]+[_.-][\p{L}\p{N}_.-]*\p{N}[\p{L}\p{N}]*)/gu)
      ?.length ?? 0;
  return Math.min(numbers, 3) * 0.4 + Math.min(names, 4) * 0.2 + (CLOCK_FIRST.test(text) ? 1 : 0);
}

const KIND_WEIGHTS = { note: 2.5, change: 1.5, said: 0, bot: -1.5 } as const;

/** Bonus for answering a question: when people write little, the answer says most. */
const ANSWER_BONUS = 0.4;

function isBackground({ type = '' }: TranscriptLine): boolean {
  return eventKind(type).digest === 'background';
}

function prominenceOf({ line, replies, parent }: Candidate, brevity: number): number {
  const kept = line.isKey ? 2.5 : isBackground(line) ? 0 : KIND_WEIGHTS[line.kind];
  const answers = parent?.sentences.some(isQuestion) ? ANSWER_BONUS * (1 - brevity) : 0;
  return kept + answers + Math.min(replies.length, 4) * 0.2;
}

const CUE_WEIGHTS = {
  decision: 2,
  cause: 1.4,
  impact: 0.8,
  ruledOut: 0.8,
  recovery: 0.6,
  action: 0.6,
  reasoning: 0.4,
} as const;

const DOUBT_WEIGHTS = { proposal: 1.5, asking: 1.5, hedge: 1.3, chatter: 1.3, estimate: 1 } as const;

function sumOf(text: string, weights: Partial<Record<keyof typeof CUES, number>>): number {
  const found = Object.entries(weights).filter(([name]) => CUES[name as keyof typeof CUES].test(text));
  return found.reduce((sum, [, weight]) => sum + weight, 0);
}

/** A few words rarely make sense alone. */
function shortnessPenalty(length: number): number {
  if (length < 20) return 3;
  if (length < 45) return 1;
  return length < 70 ? 0.3 : 0;
}

/** The lines that state something, the most important first. */
export function rankLines(lines: readonly TranscriptLine[]): TranscriptLine[] {
  return [...weighCandidates(readCandidates(lines))]
    .filter(([, weight]) => weight > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([{ line }]) => line);
}
