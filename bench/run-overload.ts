import '../src/app/quiet-sdk.js';
import { type Overloaded, overload } from './overload.js';

/** `npm run test:overload` sends 500 to 10,000 events at once; `-- 4000` sends one such burst. */
const counts = process.argv.slice(2).map(Number);
const results: Overloaded[] = [];
for (const count of counts.length > 0 ? counts : [500, 1_000, 2_000, 4_000, 10_000]) {
  results.push(await overload(count));
}
console.table(results);
if (results.some(({ at_once, late, lost, stored_later }) => late + lost > 0 || stored_later < at_once)) {
  process.exitCode = 1;
}
