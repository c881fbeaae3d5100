import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/** Which rooms a room may import from, itself always included. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  base: [],
  ports: ['base', 'incidents', 'process', 'views'],
  process: ['base', 'incidents'],
  incidents: ['base'],
  data: ['base', 'incidents', 'ports', 'redaction'],
  maintenance: ['base', 'data', 'incidents', 'ports'],
  views: ['base', 'incidents'],
  redaction: ['base'],
  archive: ['base', 'data', 'incidents', 'ports'],
  summaries: ['base', 'data', 'incidents', 'ports', 'redaction', 'views'],
  drills: ['base', 'incidents', 'redaction', 'summaries'],
  reports: ['base', 'data', 'incidents', 'ports', 'redaction', 'views'],
  events: ['base', 'data', 'incidents', 'jobs', 'ports', 'process', 'views'],
  agents: ['archive', 'base', 'data', 'incidents', 'ports', 'summaries', 'views'],
  jobs: ['archive', 'base', 'data', 'incidents', 'ports', 'views'],
  alerts: ['base', 'data', 'incidents', 'jobs', 'ports', 'process'],
  capture: ['base', 'data', 'incidents', 'jobs', 'ports', 'redaction', 'views'],
  commands: [
    'alerts',
    'archive',
    'base',
    'capture',
    'data',
    'drills',
    'incidents',
    'jobs',
    'ports',
    'process',
    'redaction',
    'reports',
    'summaries',
    'views',
  ],
  bot: ['base', 'capture', 'commands', 'incidents', 'jobs', 'ports', 'views'],
  app: [
    'agents',
    'alerts',
    'archive',
    'base',
    'bot',
    'capture',
    'commands',
    'data',
    'drills',
    'events',
    'incidents',
    'jobs',
    'ports',
    'process',
    'summaries',
  ],
  cli: [
    'agents',
    'app',
    'base',
    'data',
    'drills',
    'events',
    'incidents',
    'maintenance',
    'ports',
    'process',
    'redaction',
    'reports',
    'summaries',
    'views',
  ],
};

/** Packages that only some rooms may import, type imports included. */
const OWNED_PACKAGES: Record<string, readonly string[]> = {
  '@slack/bolt': ['bot'],
  '@slack/web-api': ['bot'],
  '@aws-sdk/client-dynamodb': ['data', 'maintenance'],
  '@aws-sdk/lib-dynamodb': ['data', 'maintenance'],
  '@aws-sdk/client-bedrock-runtime': ['summaries'],
  '@modelcontextprotocol/server': ['agents'],
  express: ['bot'],
  yaml: ['process'],
  'serverless-http': ['app'],
  ws: [],
  '@aws-sdk/client-sqs': ['jobs'],
  '@aws-sdk/client-s3': ['app'],
  '@smithy/signature-v4': ['app'],
  'slack-simulator': ['app', 'cli'],
};

interface Import {
  file: string;
  room: string;
  specifier: string;
}

function roomOf(file: string): string {
  const [first = ''] = relative(SRC, file).split('/');
  return first;
}

function readImports(root: string): Import[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.flatMap((name) => {
    const file = join(root, name);
    const source = readFileSync(file, 'utf8');
    const specifiers = source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
    return [...specifiers].map((match) => ({ file: name, room: roomOf(file), specifier: match[1] ?? '' }));
  });
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

const imports = readImports(SRC);

type Arrow = [from: string, to: string];

/** The room of a file; in `commands`, the feature. */
function folderOf(file: string): string {
  const [room = '', feature = '', ...rest] = file.split('/');
  return room === 'commands' && rest.length > 0 ? `${room}/${feature}` : room;
}

/** The nodes of one cycle, in order; empty when there's none. */
function findCycle(arrows: readonly Arrow[]): string[] {
  const targets = new Map<string, Set<string>>();
  for (const [from, to] of arrows) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): string[] => {
    const start = path.indexOf(node);
    if (start >= 0) return [...path.slice(start), node];
    if (done.has(node)) return [];
    for (const to of targets.get(node) ?? []) {
      const cycle = visit(to, [...path, node]);
      if (cycle.length > 0) return cycle;
    }
    done.add(node);
    return [];
  };
  for (const node of targets.keys()) {
    const cycle = visit(node, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe('boundaries', () => {
  it('between rooms are kept', () => {
    const crossings = imports.flatMap(({ file, room, specifier }) => {
      if (!specifier.startsWith('.') || specifier.endsWith('/package.json')) return [];
      const target = roomOf(normalize(join(SRC, dirname(file), specifier)));
      const allowed = target === room || MAY_IMPORT[room]?.includes(target);
      return allowed ? [] : [`${file} imports ${specifier}`];
    });

    expect(crossings).toEqual([]);
  });

  it('around packages are kept', () => {
    const strays = imports.flatMap(({ file, room, specifier }) => {
      const owners = OWNED_PACKAGES[packageOf(specifier)];
      return owners && !owners.includes(room) ? [`${file} imports ${specifier}`] : [];
    });

    expect(strays).toEqual([]);
  });

  it('keep the clock, chance and the environment at the edge', () => {
    const allowed = /^(?:app|cli)\//;
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
    const takers = files.filter((name) => {
      if (!name.endsWith('.ts') || allowed.test(name)) return false;
      const source = readFileSync(join(SRC, name), 'utf8');
      return /Date\.now\(\)|new Date\(\)|randomUUID\(|Math\.random\(|process\.env/.test(source);
    });

    expect(takers).toEqual([]);
  });

  it.each(['src', 'scripts', 'bench', 'test'])('have no cycles between files: %s', (root) => {
    const files = readImports(join(SRC, '..', root)).flatMap(({ file, specifier }): Arrow[] =>
      specifier.startsWith('.')
        ? [[file, normalize(join(dirname(file), specifier)).replace(/\.js$/, '.ts')]]
        : [],
    );

    expect(findCycle(files)).toEqual([]);
  });

  it('have no cycles between rooms, features of the commands included', () => {
    const rooms = imports.flatMap(({ file, specifier }): Arrow[] => {
      if (!specifier.startsWith('.')) return [];
      const [from, to] = [folderOf(file), folderOf(normalize(join(dirname(file), specifier)))];
      return from === to ? [] : [[from, to]];
    });

    expect(findCycle(rooms)).toEqual([]);
  });

  it('are described for every room there is', () => {
    expect(imports.filter(({ room }) => !(room in MAY_IMPORT))).toEqual([]);
  });
});
