/**
 * `npm run lock`: adds the packages of all platforms to package-lock.json. `npm install` drops those of other platforms,
 * which embedded mode needs there. Run it after every `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLock, type Lockfile } from './platform-packages.js';

const file = new URL('../package-lock.json', import.meta.url);
const lock = completeLock(JSON.parse(readFileSync(file, 'utf8')) as Lockfile);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
