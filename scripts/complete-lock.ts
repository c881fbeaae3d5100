/**
 * Adds the platform packages to package-lock.json that this machine's registry may not have. `npm install` drops
 * them, and without them the embedded mode would not install on other platforms. Run it after every `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLock, type Lockfile } from './platform-packages.js';

const file = new URL('../package-lock.json', import.meta.url);
const lock = completeLock(JSON.parse(readFileSync(file, 'utf8')) as Lockfile);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
