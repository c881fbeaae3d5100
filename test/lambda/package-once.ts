import { packageTemplates } from './packaged-templates.js';

/** Makes the templates that the files of this project share, so that no two workers make them at a time. */
export async function setup(): Promise<void> {
  await packageTemplates();
}
