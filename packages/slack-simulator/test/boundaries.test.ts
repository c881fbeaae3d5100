import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');

/** Static imports, re-exports and dynamic imports; strings that only mention one don't start a line with it. */
const IMPORT = /(?:^(?:import|export|\})(?:[^'\n]*from)? |\bimport\()'([^']+)'/gm;

interface Import {
  /** Paths relative to the package, `src/server.ts`. */
  file: string;
  specifier: string;
}

function readImports(folder: 'src' | 'test'): Import[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const file = join(folder, name);
      const source = readFileSync(join(ROOT, file), 'utf8');
      return [...source.matchAll(IMPORT)].map((match) => ({ file, specifier: match[1] ?? '' }));
    });
}

function targetOf({ file, specifier }: Import): string {
  return normalize(join(dirname(file), specifier)).replace(/\.js$/, '.ts');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The first chain of imports that leads back to its start, as file names. */
function findCycle(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const one of imports) {
    if (!one.specifier.startsWith('.')) continue;
    targets.set(one.file, [...(targets.get(one.file) ?? []), targetOf(one)]);
  }
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of targets.get(file) ?? []) {
      const cycle = visit(target, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of targets.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe('the package', () => {
  it.each(['src', 'test'] as const)('imports no file outside itself in %s', (folder) => {
    const strays = readImports(folder).filter(
      (one) => one.specifier.startsWith('.') && targetOf(one).startsWith('..'),
    );

    expect(strays).toEqual([]);
  });

  it.each([
    ['src', Object.keys(manifest.dependencies)],
    ['test', [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)]],
  ] as const)('imports only declared packages in %s', (folder, declared) => {
    const undeclared = readImports(folder).filter(({ specifier }) => {
      const isOurs = specifier.startsWith('.') || isBuiltin(specifier);
      return !isOurs && !declared.includes(packageOf(specifier));
    });

    expect(undeclared).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(findCycle(readImports('src'))).toEqual([]);
  });
});
