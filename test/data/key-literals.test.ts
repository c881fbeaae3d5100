import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/** `EVENT#`, `STATUS#`, …: prefixes of keys and their parts. */
const PREFIX = /\b[A-Z]{3,}#/;
const WHOLE_KEY = /['"`](?:METADATA|TASKS|REMINDERS|SLACK_HISTORY|COUNTER|HOMES|SWITCHED)['"`]/;
const COMMENTS = /\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm;

function findKeyLiterals(source: string): string[] {
  const lines = source.replace(COMMENTS, '').split('\n');
  return lines.filter((line) => PREFIX.test(line) || WHOLE_KEY.test(line)).map((line) => line.trim());
}

it('writes key strings in keys.ts and in no other source file', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );

  const found = files
    .filter((name) => name !== 'data/table/keys.ts')
    .flatMap((name) =>
      findKeyLiterals(readFileSync(join(SRC, name), 'utf8')).map((line) => `${name}: ${line}`),
    );

  expect(found).toEqual([]);
});

it.each([
  "SK.slice('USER#'.length)",
  "const SK = 'EVENT#' + timestamp;",
  "if (sk === 'METADATA') return;",
  "const due = 'ARCHIVE#DUE';",
])('recognizes a key string in %s', (line) => {
  expect(findKeyLiterals(`/** \`EVENT#\` */\n${line} // EVENT#\n`)).toHaveLength(1);
});
