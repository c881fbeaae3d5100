import '../../app/quiet-sdk.js';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../../app/config/config.js';
import { createLogger } from '../../app/logger.js';
import { openSummarizer } from '../../app/open-summarizer.js';
import { AegisError, UsageError } from '../../base/errors.js';
import { fromIso } from '../../base/timestamp.js';
import { renderReplay } from './render-replay.js';
import { replayTranscript } from './replay-transcript.js';
import { parseTranscript } from './transcript.js';

const USAGE = 'npm run replay -- FILE.jsonl [--json] [--as-of 2025-01-15T14:05:00Z]';

/** `npm run replay`: a transcript through the Slack edge. Ends with 0 only if nothing was lost. */
async function main(): Promise<number> {
  const { file, json, asOf } = readArguments();
  const config = readConfig(process.env, 'embedded');
  const transcript = parseTranscript(await readFile(file, 'utf8'));
  const summarizer = openSummarizer(config, createLogger(config.logLevel));
  const replayed = await replayTranscript(transcript, { summarizer, asOf, endpoint: config.dynamoEndpoint });
  console.log(json ? JSON.stringify(replayed, null, 2) : renderReplay(replayed));
  return replayed.errors.length === 0 ? 0 : 1;
}

function readArguments() {
  const options = { json: { type: 'boolean', default: false }, 'as-of': { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) throw new UsageError(USAGE);
  const asOf = values['as-of'] === undefined ? undefined : fromIso(values['as-of']);
  if (values['as-of'] !== undefined && asOf === undefined) {
    throw new UsageError(`"${values['as-of']}" is not a UTC time. ${USAGE}`);
  }
  return { file, json: values.json, asOf };
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof AegisError ? error.message : error);
    process.exitCode = 1;
  },
);
