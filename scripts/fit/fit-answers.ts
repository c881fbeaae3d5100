/**
 * Fits the weights by which `ask` decides whether a passage answers a question, and says how well it answers the
 * questions about each incident with weights fitted to all others: `npm run fit:answers`. `-- --each` prints every
 * question that isn't answered rightly.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { momentsOf } from '../../src/cli/eval/fact-coverage.js';
import { type AskedQuestion, questionsFile } from '../../src/cli/eval/facts-file.js';
import { type PlayedTranscript, playTranscript } from '../../src/cli/eval/play-transcript.js';
import { readJsonInput } from '../../src/cli/read-input.js';
import { answerQuestion } from '../../src/summaries/answers/answer-question.js';
import { candidatesFor } from '../../src/summaries/answers/find-answers.js';
import { rankPassages } from '../../src/summaries/answers/passages/rank-passages.js';
import { readQuestion } from '../../src/summaries/answers/question/read-question.js';
import { buildHeadline } from '../../src/summaries/build-headline.js';
import { extractiveSummarizer } from '../../src/summaries/extractive/extractive-summarizer.js';
import { buildState } from '../../src/summaries/state/build-state.js';
import type { IncidentState } from '../../src/summaries/state/entry.js';
import { type Choice, fitChoice } from './fit-choice.js';
import type { Fitted } from './standardize.js';
import { FOLDERS } from './training-set.js';
import { writeWeights } from './write-weights.js';

interface Question extends AskedQuestion {
  played: PlayedTranscript;
  state: IncidentState;
  candidates: Choice;
}

async function questionsIn(directory: string): Promise<Question[]> {
  const all = await readJsonInput(join(directory, 'questions.json'), questionsFile);
  const questions: Question[] = [];
  for (const slug of new Set(all.map((one) => one.slug))) {
    const played = await playTranscript(directory, slug, extractiveSummarizer);
    const state = await buildState(played.lines);
    for (const asked of all.filter((one) => one.slug === slug)) {
      questions.push({ ...asked, played, state, candidates: await candidatesOf(asked, state) });
    }
  }
  return questions;
}

async function candidatesOf({ q, ok }: AskedQuestion, state: IncidentState): Promise<Choice> {
  const question = await readQuestion(q, state);
  const found = candidatesFor(state, question, await rankPassages(state, question));
  return found.map(({ entry, features }) => ({ features, isTrue: ok.includes(entry.line.at) }));
}

/** What is answered from the table, from the state and from passages, with weights that don't know the incident. */
async function resultOf({ q, ok, open, played, state }: Question, model: Fitted): Promise<string> {
  const { record, lines, nameOf, now } = played;
  const headline = buildHeadline(record.incident, lines, nameOf);
  const claims = await answerQuestion(state, q, { record, lines, nameOf, now, headline, model });
  const answers = claims.filter(({ section }) => section === 'answer');
  const isRight = open
    ? answers.length === 0
    : answers.flatMap(momentsOf).some((moment) => ok.includes(moment));
  return isRight ? 'right' : answers.length === 0 ? 'nothing' : 'wrong';
}

const EACH = process.argv.includes('--each');

async function leaveOneOut(questions: readonly Question[]): Promise<void> {
  const results: string[] = [];
  for (const slug of new Set(questions.map((one) => one.slug))) {
    const model = fitChoice(choicesOf(questions.filter((one) => one.slug !== slug)));
    for (const one of questions.filter((own) => own.slug === slug)) {
      const result = await resultOf(one, model);
      results.push(result);
      if (EACH && result !== 'right') console.log(`${result}\t${slug}\t${one.q}`);
    }
  }
  const share = (result: string) =>
    (results.filter((one) => one === result).length / results.length).toFixed(2);
  console.log(`right ${share('right')}, wrong ${share('wrong')} of ${results.length}`);
}

function choicesOf(questions: readonly Question[]): Choice[] {
  return questions.map(({ candidates }) => candidates);
}

const all = (await Promise.all(FOLDERS.map(questionsIn))).flat();
await leaveOneOut(all);
await writeFile(
  'src/summaries/answers/answer-weights.ts',
  writeWeights('ANSWER', fitChoice(choicesOf(all)), 'scripts/fit/fit-answers.ts'),
);
process.exit(0);
