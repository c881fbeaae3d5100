import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { SUBCOMMANDS } from '../../src/cli/subcommands.js';

const ENTRY = join(import.meta.dirname, '../../src/cli/aegis.ts');

/** Rejects when the exit code isn't 0. */
async function aegis(...args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH };
  const command = ['--import', 'tsx', ENTRY, ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env });
  return stdout.trim();
}

it.each(SUBCOMMANDS)('prints the usage of $name and exits with 0', async ({ name, usage }) => {
  expect(await aegis(name, '--help')).toBe(usage);
});

it('lists every subcommand', async () => {
  expect(await aegis('help')).toBe(SUBCOMMANDS.map(({ usage }) => usage).join('\n'));
});

it('rejects an unknown subcommand with the list', async () => {
  await expect(aegis('mend')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('aegis doctor'),
  });
});
