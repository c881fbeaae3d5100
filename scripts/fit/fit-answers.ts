/**
 * Fits the weights by which `ask` decides whether a passage answers a question, and says how well they do on incidents
 * left out: `npm run fit:answers`.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AskedQuestion, questionsFile } from '../../src/cli/eval/facts-file.js';
import { playTranscript } from '../../src/cli/eval/play-transcript.js';
import { readJsonInput } from '../../src/cli/read-input.js';
import { candidatesFor, SURE_MIN } from '../../src/summaries/answers/find-answers.js';
import { rankPassages } from '../../src/summaries/answers/rank-passages.js';
import { readQuestion } from '../../src/summaries/answers/read-question.js';
import { extractiveSummarizer } from '../../src/summaries/extractive/extractive-summarizer.js';
import { buildState } from '../../src/summaries/state/build-state.js';
import type { IncidentState } from '../../src/summaries/state/entry.js';
import { type Example, type Fitted, fitLogistic, likelihood } from './logistic.js';
import { FOLDERS } from './training-set.js';
import { writeWeights } from './write-weights.js';

interface Question {
  slug: string;
  open: boolean;
  candidates: Example[];
}

const SHOWN = 3;
const OF_BEST_MIN = 0.3;

async function questionsIn(directory: string): Promise<Question[]> {
  const all = await readJsonInput(join(directory, 'questions.json'), questionsFile);
  const questions: Question[] = [];
  for (const slug of new Set(all.map((one) => one.slug))) {
    const { lines } = await playTranscript(directory, slug, extractiveSummarizer);
    const state = await buildState(lines);
    for (const asked of all.filter((one) => one.slug === slug)) questions.push(await exampleOf(asked, state));
  }
  return questions;
}

async function exampleOf({ slug, q, ok, open }: AskedQuestion, state: IncidentState): Promise<Question> {
  const question = await readQuestion(q, state);
  const found = candidatesFor(state, question, await rankPassages(state, question));
  const candidates = found.map(({ entry, features }) => ({ features, isTrue: ok.includes(entry.line.at) }));
  return { slug, open, candidates };
}

/** What would be shown, and how likely one of it is to answer. */
function shown({ candidates }: Question, fitted: Fitted): { sure: number; isRight: boolean } {
  const ranked = candidates
    .map(({ features, isTrue }) => ({ isTrue, p: likelihood(fitted, features) }))
    .sort((a, b) => b.p - a.p);
  const chosen = ranked.filter(({ p }) => p >= (ranked[0]?.p ?? 0) * OF_BEST_MIN).slice(0, SHOWN);
  return {
    sure: 1 - chosen.reduce((all, { p }) => all * (1 - p), 1),
    isRight: chosen.some(({ isTrue }) => isTrue),
  };
}

function leaveOneOut(questions: readonly Question[]): void {
  const results = [...new Set(questions.map(({ slug }) => slug))].flatMap((slug) => {
    const fitted = fitLogistic(examplesOf(questions.filter((one) => one.slug !== slug)));
    return questions
      .filter((one) => one.slug === slug)
      .map((one) => ({ ...shown(one, fitted), open: one.open }));
  });
  for (const least of [0.3, SURE_MIN, 0.5, 0.6, 0.7]) {
    const right = results.filter(({ sure, isRight, open }) =>
      sure < least ? open : isRight && !open,
    ).length;
    const wrong = results.filter(({ sure, isRight, open }) => sure >= least && (open || !isRight)).length;
    const share = (count: number) => (count / results.length).toFixed(2);
    console.log(`at ${least}: right ${share(right)}, wrong ${share(wrong)} of ${results.length}`);
  }
}

function examplesOf(questions: readonly Question[]): Example[] {
  return questions.flatMap(({ candidates }) => candidates);
}

const all = (await Promise.all(FOLDERS.map(questionsIn))).flat();
leaveOneOut(all);
await writeFile(
  'src/summaries/answers/answer-weights.ts',
  writeWeights('ANSWER', fitLogistic(examplesOf(all)), 'scripts/fit/fit-answers.ts'),
);
process.exit(0);
