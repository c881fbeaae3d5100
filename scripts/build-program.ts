/** Builds `aegis.mjs` and the page of its workspace into a folder, for scripts/start.mjs. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildProgram } from './build.js';

const [, , folder = ''] = process.argv;
const fresh = `${folder}.${process.pid}`;
// Bundles of older sources.
await rm(dirname(folder), { recursive: true, force: true });
await mkdir(dirname(folder), { recursive: true });
await buildProgram(fresh, { minify: false });
// Only a whole bundle gets the name that is looked for.
await rename(fresh, folder);
