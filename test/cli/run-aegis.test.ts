import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';
import { UsageError } from '../../src/base/errors.js';
import { runAegis } from '../../src/cli/run-aegis.js';
import { SUBCOMMANDS } from '../../src/cli/subcommands.js';

async function printedBy(...args: string[]): Promise<string> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await runAegis(args, {});
  return print.mock.calls.join('\n');
}

it('lists every subcommand with what it does', async () => {
  const listed = await printedBy('--help');

  for (const { name, about } of SUBCOMMANDS) expect(listed).toMatch(new RegExp(`^  ${name} +${about}$`, 'm'));
});

it.each(SUBCOMMANDS)(
  'explains $name instead of running it if given --help',
  async ({ name, usage, about }) => {
    expect(await printedBy(name, '--help')).toBe(`${usage}\n\n${about}`);
  },
);

it.each([
  ['an unknown subcommand', ['replya'], "There's no `aegis replya`. Did you mean `aegis replay`?"],
  ['a word like none', ['qqqqqq'], "There's no `aegis qqqqqq`. `aegis --help` lists the commands."],
  ['an option that start lacks', ['--port', '80'], "There's no option --port. `aegis start --help` shows"],
  ['a typo', ['replay', 'x', '--jsno'], "There's no option --jsno; did you mean --json?"],
  ['a missing value', ['replay', 'x', '--as-of'], "Option '--as-of <value>' argument missing."],
  [
    'a signature without its key',
    ['verify', 'a.json', '--signature', 'c2ln'],
    '`--signature` and `--key` go together',
  ],
  ['a word too many', ['verify', 'a.json', 'b.json'], '`aegis verify` doesn\'t take "b.json".'],
  ['a missing file', ['replay', 'no.jsonl'], "no.jsonl doesn't exist."],
  ['a folder in place of a file', ['replay', '.'], '. is a folder.'],
  [
    'a typo in the second word',
    ['config', 'chek'],
    "There's no `aegis config chek`. Did you mean `aegis config check`?",
  ],
  ['no second word', ['events'], '`aegis events` needs another word: `aegis events tail`,'],
  ['an unknown second word', ['drill', 'qqqq'], "There's no `aegis drill qqqq`. There's `aegis drill make`,"],
  ['no file', ['replay'], 'Which transcript? Name its file.'],
  ['no person', ['task', 'done', 'INC-1', '2'], 'Who did it? Add their Slack id'],
  ['a file in place of a folder', ['eval', 'README.md'], "README.md isn't a folder."],
  ['options that exclude each other', ['doctor', '--model', '--fix'], '--model checks the model,'],
  ['a repair of the token', ['doctor', '--slack', '--fix'], '--slack checks a token,'],
  ['two examinations', ['doctor', '--slack', '--model'], 'Use --slack or --model, not both.'],
  ['no token', ['doctor', '--slack'], "There's no Slack token to examine."],
  ['a missing folder', ['eval', 'no'], "no doesn't exist."],
  [
    'a folder without transcripts',
    ['eval', 'src/ports'],
    'src/ports holds no folders with a transcript.jsonl.',
  ],
  ['something else than a number', ['doctor', '--units', 'many'], '--units must be a whole number from 1 to'],
])('answers %s in one sentence', async (_, args, sentence) => {
  const failure: unknown = await runAegis(args, {}).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(UsageError);
  expect((failure as UsageError).message.startsWith(sentence)).toBe(true);
  expect((failure as UsageError).message).not.toContain('\n');
});

it('exits with 1 and only prints the sentence', async () => {
  const entry = join(import.meta.dirname, '../../src/cli/aegis.ts');
  const env = { PATH: process.env.PATH };
  const failure = promisify(execFile)(process.execPath, ['--import', 'tsx', entry, 'mend'], { env });

  await expect(failure).rejects.toMatchObject({
    code: 1,
    stderr: "There's no `aegis mend`. `aegis --help` lists the commands.\n",
  });
});
