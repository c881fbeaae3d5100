import { readdir } from 'node:fs/promises';
import { readConfig } from '../../app/config/config.js';
import { createLogger } from '../../app/open/create-logger.js';
import { openSummarizer } from '../../app/open/open-summarizer.js';
import { UsageError } from '../../base/errors.js';
import type { Summarizer } from '../../ports/summarizer.js';
import { misuse } from '../misuse.js';
import { parseOptions } from '../parse-options.js';
import { createProgress } from '../progress.js';
import { readJsonInput, reasonOf } from '../read-input.js';
import type { CliCall } from '../subcommand.js';
import { statementRow, summaryText } from './eval-report.js';
import { type AskedQuestion, claimsFile, type JudgedClaim, questionsFile } from './facts-file.js';
import { playTranscript } from './play-transcript.js';
import { type CheckedClaim, ratesByKind, scoreClaims } from './score-claims.js';
import { type Answered, scoreQuestions } from './score-questions.js';
import { type Row, scoreTranscript, totals } from './score-transcript.js';

interface Results {
  rows: Row[];
  claims: CheckedClaim[];
  questions: Answered[];
}

/** `aegis eval`: scores the configured summarizer, the checks and answers on incidents whose facts are known. */
export async function evaluate(call: CliCall): Promise<number> {
  const options = {
    json: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
    claims: { type: 'string' },
    questions: { type: 'string' },
  } as const;
  const { values, positionals } = parseOptions(call, options, { words: 1 });
  const [directory] = positionals;
  if (directory === undefined) throw misuse(call, 'Which transcripts? Name the folder that holds theirs.');
  const config = readConfig(call.env, 'embedded');
  const summarizer = openSummarizer(config, createLogger(config.logLevel));
  const judged = values.claims === undefined ? [] : await readJsonInput(values.claims, claimsFile);
  const asked = values.questions === undefined ? [] : await readJsonInput(values.questions, questionsFile);
  const names = await findTranscripts(directory);
  if (names.length === 0) throw new UsageError(`${directory} holds no folders with a transcript.jsonl.`);
  const results: Results = { rows: [], claims: [], questions: [] };
  const progress = createProgress('Scoring');
  for (const [index, name] of names.entries()) {
    progress.at(index, names.length);
    await evaluateOne({ directory, name, summarizer, ...values, judged, asked }, results);
  }
  progress.end();
  if (values.json) console.log(JSON.stringify(results, null, 2));
  else report(results);
  return results.rows.some(({ uncited, leaks, errors }) => uncited + leaks + errors > 0) ? 1 : 0;
}

interface Task {
  directory: string;
  name: string;
  summarizer: Summarizer;
  judged: readonly JudgedClaim[];
  asked: readonly AskedQuestion[];
  whole: boolean;
  show: boolean;
}

async function evaluateOne(task: Task, results: Results): Promise<void> {
  const { directory, name, summarizer, judged, asked, whole, show } = task;
  const played = await playTranscript(directory, name, summarizer);
  if (show) console.log(summaryText(name, played.claims));
  results.rows.push(...(await scoreTranscript(played, summarizer, { whole })));
  const own = judged.filter(({ slug }) => slug === name);
  results.claims.push(...(await scoreClaims(own, played)));
  const questions = asked.filter(({ slug }) => slug === name);
  results.questions.push(...(await scoreQuestions(questions, summarizer, played)));
}

function report({ rows, claims, questions }: Results): void {
  console.table([...rows, ...totals(rows)].map(statementRow));
  if (claims.length > 0) console.table(ratesByKind(claims));
  if (questions.length === 0) return;
  console.table(questions.map(({ slug, question, result }) => ({ slug, question, result })));
  const share = (wanted: Answered['result']) => questions.filter(({ result }) => result === wanted).length;
  console.log(
    `right ${share('right')}, wrong ${share('wrong')}, nothing ${share('nothing')} of ${questions.length}`,
  );
}

/** Folders are transcripts; other files next to them are ignored. */
async function findTranscripts(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'ENOTDIR' ? "isn't a folder" : reasonOf(cause);
    throw new UsageError(`${directory} ${reason}.`, { cause });
  });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}
