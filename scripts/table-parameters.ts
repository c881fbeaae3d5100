/** `npm run -s table -- NAME`: prints Aegis's keys and indexes for `aws dynamodb import-table` or `create-table`. */
import { buildCreateTable } from '../src/data/table/create-table-if-missing.js';

const [name, ...rest] = process.argv.slice(2);
if (name === undefined || rest.length > 0) {
  console.error('Usage: npm run -s table -- NAME');
  process.exitCode = 1;
} else {
  console.log(JSON.stringify(buildCreateTable(name), null, 2));
}
