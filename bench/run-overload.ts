import '../src/app/quiet-sdk.js';
import { type Overloaded, overload } from './overload.js';
import { readArguments } from './read-arguments.js';

const USAGE = `npm run test:overload [-- COUNT…]
  sends so many events at once; 500 to 10,000 without a count`;
const counts = readArguments(USAGE, {}).positionals.map(Number);
const results: Overloaded[] = [];
for (const count of counts.length > 0 ? counts : [500, 1_000, 2_000, 4_000, 10_000]) {
  results.push(await overload(count));
}
console.table(results);
if (results.some(({ at_once, late, lost, stored_later }) => late + lost > 0 || stored_later < at_once)) {
  process.exitCode = 1;
}
