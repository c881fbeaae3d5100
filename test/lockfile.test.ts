import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Lockfile, PLATFORM_PACKAGES } from '../scripts/platform-packages.js';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

/** What `npm ci` installs, and what linting and packaging add. */
const FOLDERS = ['', 'tools/'];

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
}

/** What npm downloads: not the package itself, and not the workspaces or the links to them. */
const installedBy = (lock: Lockfile) =>
  Object.entries(lock.packages).filter(([name, entry]) => name.startsWith('node_modules/') && !entry.link);

it('installs on every platform (otherwise run `npm run lock`)', () => {
  const lock = read('package-lock.json') as Lockfile;

  const missing = Object.keys(PLATFORM_PACKAGES).filter((name) => !(`node_modules/${name}` in lock.packages));

  expect(missing).toEqual([]);
  expect(lock.packages['']?.optionalDependencies).toEqual(
    Object.fromEntries(Object.entries(PLATFORM_PACKAGES).map(([name, { version }]) => [name, version])),
  );
});

describe.each(FOLDERS)('the lockfile in ./%s', (folder) => {
  const installed = installedBy(read(`${folder}package-lock.json`));

  it('has checksums and no download URLs', () => {
    const resolved = installed.filter(([, entry]) => 'resolved' in entry);
    const unchecked = installed.filter(
      ([name, entry]) => !entry.integrity && !(name.replace('node_modules/', '') in PLATFORM_PACKAGES),
    );

    expect(resolved).toEqual([]);
    expect(unchecked).toEqual([]);
  });

  it('runs no install scripts', () => {
    const { allowScripts = {} } = read(`${folder}package.json`) as Manifest;

    const withScripts = installed.filter(([, entry]) => entry.hasInstallScript).map(([name]) => name);

    expect(withScripts.map((name) => name.replace(/.*node_modules\//, '')).sort()).toEqual(
      Object.keys(allowScripts).sort(),
    );
    expect(Object.values(allowScripts)).not.toContain(true);
  });

  it('has only permissive licenses', () => {
    const permissive =
      /MIT|ISC|Apache-2\.0|BSD|BlueOak-1\.0\.0|0BSD|Unlicense|CC0-1\.0|MPL-2\.0|Python-2\.0|PSF-2\.0/;
    const others = installed.filter(([, { license = '' }]) => !permissive.test(license));

    expect(others.map(([name, { license }]) => `${name} ${license}`)).toEqual([]);
  });
});

it.each(['', 'tools/', 'packages/slack-simulator/'])('./%spackage.json names exact versions', (folder) => {
  const { dependencies, devDependencies, optionalDependencies } = read(`${folder}package.json`) as Manifest;
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });

  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});
