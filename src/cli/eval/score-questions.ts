import type { Summarizer } from '../../ports/summarizer.js';
import { momentsOf } from './fact-coverage.js';
import type { AskedQuestion } from './facts-file.js';
import type { Played } from './score-claims.js';

export interface Answered {
  slug: string;
  question: string;
  /** `right`: an answer cites a line that has it, or nothing is said about what nobody answered. */
  result: 'right' | 'wrong' | 'nothing';
  answers: string[];
}

/** Asks every question of one transcript's record. */
export async function scoreQuestions(
  questions: readonly AskedQuestion[],
  summarizer: Summarizer,
  { record, nameOf, now }: Played,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const { slug, q: question, ok, open } of questions) {
    const { claims } = await summarizer.summarize({ record, nameOf, now, kind: 'ask', question });
    // The nearest lines are offered when nothing answers.
    const answers = claims.filter(({ section }) => section === 'answer');
    const cited = answers.flatMap(momentsOf);
    const isEmpty = answers.length === 0;
    const isRight = open ? isEmpty : cited.some((at) => ok.includes(at));
    const result = isRight ? 'right' : isEmpty ? 'nothing' : 'wrong';
    answered.push({ slug, question, result, answers: answers.map(({ text }) => text) });
  }
  return answered;
}
