import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readDelivery } from '../src/alerts/read-delivery.js';
import { expiryEvent } from './lambda/events.js';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Pages that someone follows from top to bottom. */
const PAGES = [
  '../README.md',
  ...[
    'setup.md',
    'setup-aws.md',
    'containers.md',
    'recovery.md',
    'operations.md',
    'recipes.md',
    'alerts.md',
    'events.md',
  ],
];

/** Commands that need no account, by how they start, and the test that runs them. */
const RUN_BY: readonly (readonly [RegExp, string, string])[] = [
  [/^npm ci$/, '.ci/run', 'npm ci'],
  [/^npm ci && npm (?:start|test)$/, '.ci/run', 'npm ci'],
  [/^npm start$/, 'test/readme.built.test.ts', 'AEGIS_CONFIG=examples/receiver/aegis.yml'],
  [/^npm run demo$/, 'test/cli/demo/read-history.test.ts', 'demo'],
  [/^npm run -s aegis -- config check/, 'test/cli/config-command.test.ts', "'check'"],
  [
    /^curl -X POST http:\/\/127\.0\.0\.1:3000\/alerts\/alertmanager/,
    'test/readme.built.test.ts',
    '/alerts/alertmanager',
  ],
  [/^curl -X POST http:\/\/127\.0\.0\.1:3000\/alerts\/generic/, 'test/setup-docs.test.ts', 'genericExample'],
  [/^npm run --silent receiver$/, 'test/readme.built.test.ts', 'npm run --silent receiver'],
  [
    /^AEGIS_CONFIG=examples\/receiver\/aegis\.yml /,
    'test/readme.built.test.ts',
    'AEGIS_CONFIG=examples/receiver/aegis.yml',
  ],
  [
    /^AEGIS_CONFIG=examples\/responders\/aegis\.yml /,
    'test/readme.built.test.ts',
    'AEGIS_CONFIG=examples/responders/aegis.yml',
  ],
  [/^npm run --silent ask /, 'test/readme.built.test.ts', 'npm run --silent ask'],
  [/^npm run replay -- /, 'test/e2e/record/replay.test.ts', 'search-disk-full.jsonl'],
  [/^npx tsx examples\/\w+\/main\.ts$/, 'test/readme.built.test.ts', 'main.ts'],
  [/^node -e 'const \{ payload \}/, 'test/setup-docs.test.ts', 'recordsOf'],
  [/^npm run package/, 'package.json', 'npm run package'],
  [/^npm run -s manifest/, 'test/scripts/check-manifest.test.ts', 'toHttpManifest'],
  [/^npm run -s table/, 'test/maintenance/recovery.test.ts', 'table-parameters.ts'],
  [/^AEGIS_TABLE=\S+ npm run -s aegis -- doctor --fix$/, 'test/maintenance/recovery.test.ts', 'repair('],
  // A token of one's own.
  [/^export /, 'test/app/bad-settings.test.ts', 'AEGIS_TABLE_FILE'],
];

function commandsOf(page: string): string[] {
  const blocks = [...read(`docs/${page}`).matchAll(/```sh\n([\s\S]*?)```/g)];
  const lines = blocks.flatMap(([, block = '']) => inWholeCommands(block));
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** A command goes on after a backslash, and while a quote is open. */
function inWholeCommands(block: string): string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of block.split('\n')) {
    open += open === '' ? line.trim() : `\n${line}`;
    const isOpen = line.endsWith('\\') || (open.match(/'/g)?.length ?? 0) % 2 === 1;
    if (isOpen && !line.startsWith('#')) continue;
    commands.push(open);
    open = '';
  }
  return commands;
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
      const target = join('docs', path === '' ? page : join(dirname(page), path));
      if (!existsSync(join(ROOT, target))) return true;
      if (section === undefined) return false;
      const text = read(target);
      const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .trim()
          .replaceAll(' ', '-'),
      );
      return !headings.includes(section);
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

it('shows a generic alert that is one', () => {
  const genericExample = commandsOf('alerts.md').find((line) => line.includes('/alerts/generic')) ?? '';
  const body: unknown = JSON.parse(/'(\{[\s\S]*\})'/.exec(genericExample)?.[1] ?? '');

  const { alerts } = readDelivery('generic', {
    body,
    headers: {},
    receivedAt: '2025-01-15T14:05:00.000000Z',
  });

  expect(alerts).toMatchObject([{ key: 'disk/db-1', service: 'orders', severity: 'critical' }]);
});

it('takes the records out of what Lambda keeps of a failed batch', async () => {
  const place = await mkdtemp(join(tmpdir(), 'aegis-failure-'));
  const event = expiryEvent([{ PK: { S: 'INCIDENT#INC-000001' }, SK: { S: 'COMMENT#1' } }]);
  const command = commandsOf('operations.md').find((line) => line.startsWith('node -e')) ?? '';

  const recordsOf = async (payload: unknown) => {
    await writeFile(join(place, 'failure.json'), JSON.stringify({ version: '1.0', payload }));
    await promisify(execFile)('sh', ['-c', command], { cwd: place });
    return JSON.parse(await readFile(join(place, 'records.json'), 'utf8')) as unknown;
  };

  expect(await recordsOf(JSON.stringify(event))).toEqual(event);
  expect(await recordsOf(event)).toEqual(event);
});
