/** `npm start`: runs Aegis from its bundle, or from the sources where that can't be made. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startBundle } from './start-bundle.mjs';

const bundle = await startBundle();
if (!bundle) (await import('tsx/esm/api')).register();
process.argv.splice(1, 1, fileURLToPath(import.meta.url), 'start');
await import(bundle ? pathToFileURL(bundle).href : new URL('../src/cli/aegis.ts', import.meta.url).href);
