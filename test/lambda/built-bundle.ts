import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { buildAll, type Output } from '../../scripts/build.js';
import { settingsFrom } from '../support/process.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The build that the files of this project share. */
    bundle: string;
  }
}

const CACHE = join(import.meta.dirname, '../../node_modules/.cache');

/** The owner in the shared build's aegis.yml. */
export const NAMED_TEAM = 'The team that this bundle names';
const PROCESS = `services: { payments: { owner: ${NAMED_TEAM} } }`;

/** Builds once for all files, because it takes ten seconds of a core. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const bundle = await mkdtemp(join(CACHE, 'bundle-'));
  const outputs = await buildAll(bundle, settingsFrom(PROCESS).process);
  await writeFile(outputsIn(bundle), JSON.stringify(outputs));
  provide('bundle', bundle);
  return () => rm(bundle, { recursive: true, force: true });
}

/** The build's folder, and its output. */
export async function sharedBundle(): Promise<{ bundle: string; outputs: Record<string, Output> }> {
  const bundle = inject('bundle');
  return { bundle, outputs: JSON.parse(await readFile(outputsIn(bundle), 'utf8')) };
}

const outputsIn = (bundle: string) => join(bundle, 'outputs.json');
