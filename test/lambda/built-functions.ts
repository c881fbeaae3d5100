import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { sharedBundle } from './built-bundle.js';
import { useFunctions } from './function-rig.js';
import { packageTemplates } from './packaged-templates.js';
import type { Template } from './template.js';
import { unpackBundle, unpackZips } from './unpacked.js';

/** The functions of the shared build for every test of a file. The returned function gives the current rig. */
export function useBuiltFunctions(): ReturnType<typeof useFunctions> {
  /** Their unpacked zips: those in AEGIS_TEST_ZIPS, or the ones that the build lists. */
  let zips: string;
  let template: Template;
  beforeAll(async () => {
    const { bundle } = await sharedBundle();
    const { AEGIS_TEST_ZIPS: made } = process.env;
    zips = await (made ? unpackZips(made) : unpackBundle(join(bundle, 'lambda')));
    template = (await packageTemplates()).templates.prod;
  });
  afterAll(async () => {
    if (zips) await rm(zips, { recursive: true, force: true });
  });
  return useFunctions({ template: () => template, zips: () => zips });
}
