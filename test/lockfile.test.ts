import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Lockfile, PLATFORM_PACKAGES } from '../scripts/platform-packages.js';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const lock = read('package-lock.json') as Lockfile;
const manifest = read('package.json') as Record<string, Record<string, string>>;

/** What npm downloads: not this package, and not the workspaces or the links to them. */
const installed = Object.entries(lock.packages).filter(
  ([name, entry]) => name.startsWith('node_modules/') && !entry.link,
);

describe('the lockfile', () => {
  it('installs on every platform (otherwise run `npm run lock`)', () => {
    const missing = Object.keys(PLATFORM_PACKAGES).filter(
      (name) => !(`node_modules/${name}` in lock.packages),
    );

    expect(missing).toEqual([]);
    expect(lock.packages['']?.optionalDependencies).toEqual(
      Object.fromEntries(Object.entries(PLATFORM_PACKAGES).map(([name, { version }]) => [name, version])),
    );
  });

  it('has checksums and no download URLs', () => {
    const resolved = installed.filter(([, entry]) => 'resolved' in entry);
    const unchecked = installed.filter(
      ([name, entry]) => !entry.integrity && !(name.replace('node_modules/', '') in PLATFORM_PACKAGES),
    );

    expect(resolved).toEqual([]);
    expect(unchecked).toEqual([]);
  });

  it('runs no install scripts', () => {
    const withScripts = installed.filter(([, entry]) => entry.hasInstallScript).map(([name]) => name);

    expect(withScripts.map((name) => name.replace(/.*node_modules\//, '')).sort()).toEqual(
      Object.keys(manifest.allowScripts ?? {}).sort(),
    );
    expect(Object.values(manifest.allowScripts ?? {})).not.toContain(true);
  });

  it('has only permissive licenses', () => {
    const permissive =
      /MIT|ISC|Apache-2\.0|BSD|BlueOak-1\.0\.0|0BSD|Unlicense|CC0-1\.0|MPL-2\.0|Python-2\.0|PSF-2\.0/;
    const others = installed.filter(([, { license = '' }]) => !permissive.test(license));

    expect(others.map(([name, { license }]) => `${name} ${license}`)).toEqual([]);
  });
});

it.each(['package.json', 'packages/slack-simulator/package.json'])('%s names exact versions', (name) => {
  const { dependencies, devDependencies, optionalDependencies } = read(name) as typeof manifest;
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });

  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});
