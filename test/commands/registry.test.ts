import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderCommandsDoc } from '../../scripts/commands-doc.js';
import { COMMAND_JOBS, COMMANDS, findCommand } from '../../src/commands/registry.js';

it('gives every word to one command', () => {
  const words = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases]);

  expect(new Set(words).size).toBe(words.length);
});

it('finds commands by name and synonym, whatever the case', () => {
  expect(findCommand('SEV')?.name).toBe('severity');
  expect(findCommand('create')?.name).toBe('declare');
  expect(findCommand('__proto__')).toBeUndefined();
});

it('has a file of its own for every command', () => {
  const files = readdirSync(new URL('../../src/commands', import.meta.url), {
    recursive: true,
    encoding: 'utf8',
  });

  expect(COMMANDS.filter(({ name }) => !files.some((file) => file.endsWith(`/${name}.ts`)))).toEqual([]);
});

it('gives every job a kind of its own', () => {
  const kinds = COMMAND_JOBS.map(({ kind }) => kind);

  expect(new Set(kinds).size).toBe(kinds.length);
});

it('is what docs/commands.md tells (otherwise run `npm run docs`)', () => {
  const doc = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8');

  expect(doc).toBe(renderCommandsDoc(COMMANDS));
});
