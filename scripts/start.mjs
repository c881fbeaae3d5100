/** `npm start` runs Aegis from its bundle, or from the sources where that can't be made; `npm run demo`, from the sources. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startBundle } from './start-bundle.mjs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const isDemo = process.argv[2] === 'demo';
const needed = engines.node.replace('>=', '');

if (isOlder(process.versions.node, needed)) {
  stop(`Aegis needs Node ${needed} or newer, and this is ${process.versions.node}. Nothing was started.`);
}
await run().catch((error) => {
  // Also after an update that brought a new package.
  const isMissing = error.code === 'ERR_MODULE_NOT_FOUND' && error.message.startsWith('Cannot find package');
  if (!isMissing) throw error;
  stop(
    `Some of the packages that Aegis needs are missing. Run \`npm ci\` in its folder, then \`npm ${isDemo ? 'run demo' : 'start'}\` again.`,
  );
});

async function run() {
  const bundle = isDemo ? undefined : await startBundle();
  if (!bundle) (await import('tsx/esm/api')).register();
  process.argv.splice(1, isDemo ? 2 : 1, fileURLToPath(import.meta.url), isDemo ? 'demo' : 'start');
  await import(bundle ? pathToFileURL(bundle).href : new URL('../src/cli/aegis.ts', import.meta.url).href);
}

function isOlder(version, than) {
  const [wanted, have] = [than, version].map((one) => one.split('.').map(Number));
  const at = wanted.findIndex((part, i) => part !== have[i]);
  return at >= 0 && have[at] < wanted[at];
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
