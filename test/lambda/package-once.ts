import { packageTemplates } from './packaged-templates.js';

/**
 * Builds the templates that the files of this project share, so that no two
 * workers build them at the same time.
 */
export async function setup(): Promise<void> {
  await packageTemplates();
}
