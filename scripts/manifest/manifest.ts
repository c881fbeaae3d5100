/**
 * `npm run manifest`: prints the manifest of the Slack app. `--url https://…` prints the one for an app that Slack calls at
 * that address, without Socket Mode.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { UsageError } from '../../src/base/errors.js';
import { checkManifest } from './check-manifest.js';
import { toHttpManifest } from './http-manifest.js';

const USAGE = 'npm run -s manifest [-- --url https://abc123.execute-api.eu-west-1.amazonaws.com]';

try {
  const socketManifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const url = readUrl(process.argv.slice(2));
  const manifest = url === undefined ? socketManifest : toHttpManifest(socketManifest, url);
  const problems = checkManifest(parse(manifest));
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  process.stdout.write(manifest);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function readUrl(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { url: { type: 'string' } } }).values.url;
  } catch (cause) {
    throw new UsageError(`Usage: ${USAGE}`, { cause });
  }
}
