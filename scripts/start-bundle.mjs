/**
 * The bundle that `npm start` runs from, in node_modules/.cache. It loads in a fraction of the time that the sources and
 * packages take one by one. `npm ci` makes it, and `npm start` makes it again when a source is newer. What no start needs
 * (the `external` of start-bundle.json) stays out and is loaded from node_modules on first use; `splitting` holds that,
 * because one file would import all of it at once.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/aegis');
const WEEK_MS = 7 * 24 * 3_600_000;
const SOURCES = [
  'src',
  'packages/slack-simulator/src',
  'packages/slack-simulator/client',
  'scripts',
  'package-lock.json',
];

/** The program's file, made where it's missing; undefined without one, such as in a folder that can't be written to. */
export async function startBundle() {
  const bundle = join(CACHE, fingerprint());
  const program = join(bundle, 'aegis.mjs');
  // Another process may have made it in the meantime.
  const isThere = existsSync(program) || (await build(bundle)) || existsSync(program);
  return isThere ? program : undefined;
}

/** A name for the sources as they are now, by the times of their changes. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const files = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }) : [''];
    for (const file of files.sort()) hash.update(`${file} ${statSync(join(path, file)).mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Whether it worked. The program's options are those of `npm run build`, without what takes time. */
async function build(bundle) {
  const fresh = `${bundle}.${process.pid}`;
  try {
    await removeOld();
    const esbuild = await import('esbuild');
    const bundleInto = (outdir, folder, options) =>
      esbuild.build({
        ...JSON.parse(readFileSync(join(ROOT, folder, options), 'utf8')),
        absWorkingDir: join(ROOT, folder),
        outdir,
      });
    await Promise.all([
      bundleInto(fresh, '.', 'scripts/start-bundle.json'),
      bundleInto(join(fresh, 'screen'), 'packages/slack-simulator/client', 'bundle.json'),
    ]);
    // Only a whole bundle gets the name that is looked for.
    await rename(fresh, bundle);
    return true;
  } catch {
    return false;
  }
}

/** Not what another start may still be running from: it loads parts when they're needed. */
async function removeOld() {
  const bundles = existsSync(CACHE) ? readdirSync(CACHE).map((name) => join(CACHE, name)) : [];
  const old = bundles.filter((path) => Date.now() - statSync(path).mtimeMs > WEEK_MS);
  await Promise.all(old.map((path) => rm(path, { recursive: true, force: true })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await startBundle();
