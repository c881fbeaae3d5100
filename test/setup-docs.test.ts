import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Pages that someone follows from top to bottom. */
const PAGES = ['setup.md', 'setup-aws.md', 'containers.md', 'recovery.md'];

/** Commands that need no account, by how they start, and the test that runs them. */
const RUN_BY: readonly (readonly [RegExp, string, string])[] = [
  [/^npm ci$/, '.ci/run', 'npm ci'],
  [/^npm run package/, 'package.json', 'npm run package'],
  [/^npm run -s manifest/, 'test/scripts/check-manifest.test.ts', 'toHttpManifest'],
  [/^npm run -s table/, 'test/maintenance/recovery.test.ts', 'table-parameters.ts'],
  [/^AEGIS_TABLE=\S+ npm run -s aegis -- doctor --fix$/, 'test/maintenance/recovery.test.ts', 'repair('],
  // A token of one's own.
  [/^export /, 'test/app/bad-settings.test.ts', 'AEGIS_TABLE_FILE'],
];

function commandsOf(page: string): string[] {
  const blocks = [...read(`docs/${page}`).matchAll(/```sh\n([\s\S]*?)```/g)];
  const lines = blocks.flatMap(([, block = '']) => block.split('\n').map((line) => line.trim()));
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

describe.each(PAGES)('docs/%s', (page) => {
  it('has only commands that a test runs or that say what they need', () => {
    const unmarked = commandsOf(page).filter(
      (line) => !/# needs (an account|a cluster|a Slack|Docker)/.test(line),
    );

    const unknown = unmarked
      .map((line) => line.replace(/\s+#.*$/, ''))
      .filter((line) => !RUN_BY.some(([command]) => command.test(line)));
    expect(unknown).toEqual([]);
  });

  it('links to pages and sections that exist', () => {
    const links = [...read(`docs/${page}`).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];

    const broken = links.filter(([, path = '', section]) => {
      const text = read(join('docs', path || page));
      const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .trim()
          .replaceAll(' ', '-'),
      );
      return section !== undefined && !headings.includes(section);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

it('runs every command of RUN_BY where it says', () => {
  for (const [, file, text] of RUN_BY) expect(read(file)).toContain(text);
});

describe.each(['setup.md', 'setup-aws.md'])('docs/%s', (page) => {
  const text = read(`docs/${page}`);

  it('has ten steps that say what to expect, one line of cost, and the invitation', () => {
    const steps = text.split(/^(?=\d+\. \*\*)/m).slice(1);

    expect(steps.map((step) => Number.parseInt(step, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const step of steps.slice(0, 9)) expect(step).toMatch(/[Yy]ou'll see/);
    expect(text.match(/\*\*Monthly cost:/g)).toHaveLength(1);
    expect(text).toContain('/invite @Aegis');
  });
});
