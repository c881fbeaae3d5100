import type { TranscriptLine } from '../transcript.js';
import { type Candidate, isQuestion } from './candidates.js';
import { FIRST_PERSON } from './cues.js';

/** Quotes a line's statements: as many whole sentences as fit, from the first substantial one on. */
export function quoteStatements({ line, statements }: Candidate, limit: number): string {
  const first = statements.findIndex((sentence) => sentence.length >= 20);
  return withSpeaker(line, takeWhole(statements.slice(Math.max(first, 0)), limit));
}

/** Quotes a line's last question, with the sentence before it when the question is too short to understand alone. */
export function quoteQuestion({ line, sentences }: Candidate, limit: number): string {
  const last = sentences.findLastIndex(isQuestion);
  if (last < 0) return takeWhole(sentences.slice(0, 2), limit);
  const isShort = (sentences[last] ?? '').length < 40;
  return withSpeaker(line, takeWhole(sentences.slice(Math.max(0, last - Number(isShort)), last + 1), limit));
}

function takeWhole(sentences: readonly string[], limit: number): string {
  let text = '';
  for (const sentence of sentences) {
    const longer = text === '' ? sentence : `${text} ${sentence}`;
    if (longer.length > limit) return text === '' ? cut(longer, limit) : text;
    text = longer;
  }
  return text;
}

/** Names the speaker of a quote in the first person; for others, the source is a click away. */
function withSpeaker({ who, kind }: TranscriptLine, text: string): string {
  return kind !== 'bot' && FIRST_PERSON.test(text) ? `${who}: “${text}”` : text;
}

function cut(text: string, limit: number): string {
  const part = text.slice(0, limit - 1);
  const space = part.lastIndexOf(' ');
  return `${(space > limit / 2 ? part.slice(0, space) : part).toWellFormed().replace(/[\s,;:–—-]{1,20}$/, '')}…`;
}
