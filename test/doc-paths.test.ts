import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const CODE = ['bench', 'deploy', 'examples', 'packages/slack-simulator', 'scripts', 'src', 'test'];

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const isDoc = (file: string) => file.endsWith('.md') && !file.includes('node_modules');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const sources = CODE.flatMap(filesIn);
const docs = [
  ...readdirSync(ROOT).filter((name) => name !== 'CHANGELOG.md'),
  ...['docs', ...CODE].flatMap(filesIn),
].filter(isDoc);

/** The files that a recipe in CONTRIBUTING.md has someone write, by path. */
const recipes = new Map(
  [...read('CONTRIBUTING.md').matchAll(/`([\w./-]+\.ts)`[^`\n]*:\n\n +```ts\n([\s\S]*?)```/g)].map(
    ([, path = '', code = '']) => [path, code],
  ),
);

/** Timestamps of Slack, which end like a file. */
const FIELDS = new Set(['edited.ts']);

/** Docs name a file by its whole path, or by the end of it: `kernel/target.ts`. */
function isThere(path: string): boolean {
  return FIELDS.has(path) || recipes.has(path) || sources.some((source) => `/${source}`.endsWith(`/${path}`));
}

it.each(docs)('%s names source files that exist', (doc) => {
  const named = [...read(doc).matchAll(/`([\w./-]+\.(?:cjs|mjs|tsx?))`/g)].map(([, path = '']) => path);

  expect(named.filter((path) => !isThere(path))).toEqual([]);
});

function importsOf(code: string): { from: string; names: string[] }[] {
  const imports = code.matchAll(/import (?:type )?\{ ([^}]+) \} from '(\.[^']+)\.js'/g);
  return [...imports].map(([, names = '', from = '']) => ({ from, names: names.split(', ') }));
}

it('finds the recipes of CONTRIBUTING.md', () => {
  expect(recipes.size).toBe(3);
});

it.each([...recipes])('the recipe for %s imports what exists', (path, code) => {
  const missing = importsOf(code).flatMap(({ from, names }) => {
    const file = join(dirname(path), `${from}.ts`);
    const source = existsSync(join(ROOT, file)) ? read(file) : '';
    return names
      .filter((name) => !new RegExp(`^export .*\\b${name}\\b`, 'm').test(source))
      .map((name) => `${file} ${name}`);
  });

  expect(missing).toEqual([]);
});
