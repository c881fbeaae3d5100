import { pathToFileURL } from 'node:url';

const SCRIPT = pathToFileURL(new URL('../../scripts/start-bundle.mjs', import.meta.url).pathname).href;

/** The arguments that make Node run the program of `npm start`, which loads several times as fast as its sources. */
export async function programArguments(): Promise<string[]> {
  const { startBundle } = (await import(SCRIPT)) as { startBundle(): Promise<string | undefined> };
  const bundle = await startBundle();
  if (bundle === undefined) throw new Error('the bundle of npm start could not be made');
  return [bundle];
}
