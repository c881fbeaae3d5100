import { readConfig } from '../../app/config/config.js';
import { createLogger } from '../../app/open/create-logger.js';
import { openSummarizer } from '../../app/open/open-summarizer.js';
import { UsageError } from '../../base/errors.js';
import { fromIso, type Timestamp } from '../../base/timestamp.js';
import { parseTranscript } from '../../drills/transcript-file.js';
import { misuse } from '../misuse.js';
import { parseOptions } from '../parse-options.js';
import { createProgress } from '../progress.js';
import { readInput } from '../read-input.js';
import type { CliCall } from '../subcommand.js';
import { renderReplay } from './render-replay.js';
import { replayTranscript } from './replay-transcript.js';

/** `aegis replay`: plays a transcript through the Slack edge. Resolves to 0 only if nothing was lost. */
export async function replay(call: CliCall): Promise<number> {
  const flags = { json: { type: 'boolean', default: false }, 'as-of': { type: 'string' } } as const;
  const { values, positionals } = parseOptions(call, flags, { words: 1 });
  const [file] = positionals;
  if (file === undefined) throw misuse(call, 'Which transcript? Name its file.');
  const asOf = readAsOf(values['as-of']);
  const config = readConfig(call.env, 'embedded');
  const transcript = parseTranscript(await readInput(file));
  const summarizer = openSummarizer(config, createLogger(config.logLevel));
  const progress = createProgress('Playing');
  const options = { summarizer, asOf, endpoint: config.dynamoEndpoint, onLine: progress.at };
  const replayed = await replayTranscript(transcript, options).finally(progress.end);
  console.log(values.json ? JSON.stringify(replayed, null, 2) : renderReplay(replayed));
  return replayed.errors.length === 0 ? 0 : 1;
}

function readAsOf(text: string | undefined): Timestamp | undefined {
  if (text === undefined) return undefined;
  const asOf = fromIso(text);
  if (asOf === undefined) throw new UsageError(`"${text}" isn't a UTC time, such as 2025-01-15T14:05:00Z.`);
  return asOf;
}
