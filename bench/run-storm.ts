import '../src/app/quiet-sdk.js';
import { readArguments } from './read-arguments.js';
import { storm } from './storm.js';

const USAGE = `npm run test:storm [-- COUNT [SECONDS]]
  sends so many alerts of one service in so many seconds; 10,000 in 60 without arguments`;
const [count = 10_000, seconds = 60] = readArguments(USAGE, {}).positionals.map(Number);
const result = await storm(count, seconds);
console.table([result]);
const { refused, incidents, counted, on_timeline } = result;
if (refused > 0 || incidents !== 1 || counted !== count || on_timeline !== count) process.exitCode = 1;
