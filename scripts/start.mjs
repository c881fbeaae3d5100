/**
 * `npm start`: runs Aegis from a bundle in node_modules/.cache, which loads in a fraction of the time that the sources
 * and packages take one by one. It's made again when a source is newer.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/aegis');
const SOURCES = [
  'src',
  'packages/slack-simulator/src',
  'packages/slack-simulator/client',
  'scripts',
  'package-lock.json',
];

const bundle = join(CACHE, fingerprint());
const isBuilt = existsSync(join(bundle, 'aegis.mjs')) || (await build());
// Without a bundle, such as in a folder that can't be written to, the sources do.
if (!isBuilt) (await import('tsx/esm/api')).register();
process.argv.splice(1, 1, fileURLToPath(import.meta.url), 'start');
await import(pathToFileURL(isBuilt ? join(bundle, 'aegis.mjs') : join(ROOT, 'src/cli/aegis.ts')).href);

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

/** Whether it worked. The options are those of `npm run build`, without what takes time. */
async function build() {
  const fresh = `${bundle}.${process.pid}`;
  try {
    await rm(CACHE, { recursive: true, force: true });
    const options = JSON.parse(readFileSync(join(ROOT, 'scripts/start-bundle.json'), 'utf8'));
    await (await import('esbuild')).build({ ...options, absWorkingDir: ROOT, outdir: fresh });
    // Only a whole bundle gets the name that is looked for.
    await rename(fresh, bundle);
    return true;
  } catch {
    return false;
  }
}
