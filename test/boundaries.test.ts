import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/** Which rooms a room may import from, itself always included. Files right under src/ are room `.`. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  '.': ['archive', 'data', 'summaries', 'views'],
  data: ['.'],
  views: ['.', 'data'],
  archive: ['.', 'data'],
  redaction: [],
  summaries: ['.', 'data', 'redaction', 'views'],
  reports: ['.', 'data', 'redaction', 'views'],
  capture: ['.', 'data', 'jobs', 'redaction', 'views'],
  commands: ['.', 'archive', 'capture', 'data', 'redaction', 'views', 'jobs', 'reports'],
  jobs: ['.', 'data', 'views', 'commands'],
  bot: ['.', 'capture', 'commands', 'data', 'jobs', 'views'],
  local: ['.', 'archive', 'data', 'redaction'],
  entry: [
    '.',
    'archive',
    'bot',
    'capture',
    'commands',
    'data',
    'jobs',
    'local',
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
  '@aws-sdk/client-dynamodb': ['data'],
  '@aws-sdk/lib-dynamodb': ['data'],
  '@aws-sdk/client-bedrock-runtime': ['summaries'],
  express: ['bot'],
  'serverless-http': ['entry'],
  ws: ['local'],
  '@aws-sdk/client-sqs': ['jobs'],
  '@aws-sdk/client-s3': ['entry'],
  '@smithy/signature-v4': ['entry'],
};

interface Import {
  file: string;
  room: string;
  specifier: string;
}

function roomOf(file: string): string {
  const [first = '', ...rest] = relative(SRC, file).split('/');
  return rest.length > 0 ? first : '.';
}

function readImports(): Import[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.flatMap((name) => {
    const file = join(SRC, name);
    const source = readFileSync(file, 'utf8');
    const specifiers = source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
    return [...specifiers].map((match) => ({ file: name, room: roomOf(file), specifier: match[1] ?? '' }));
  });
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

const imports = readImports();

describe('boundaries', () => {
  it('between rooms are kept', () => {
    const crossings = imports.flatMap(({ file, room, specifier }) => {
      if (!specifier.startsWith('.')) return [];
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
    const allowed = /^(entry\/|config\.ts$|local\/child-server\.ts$)/;
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
    const takers = files.filter((name) => {
      if (!name.endsWith('.ts') || allowed.test(name)) return false;
      const source = readFileSync(join(SRC, name), 'utf8');
      return /Date\.now\(\)|new Date\(\)|randomUUID\(|Math\.random\(|process\.env/.test(source);
    });

    expect(takers).toEqual([]);
  });

  it('are described for every room there is', () => {
    expect(imports.filter(({ room }) => !(room in MAY_IMPORT))).toEqual([]);
  });
});
