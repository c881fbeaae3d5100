/** A row in BigQuery for each event; docs/recipes.md has the table and the settings. */
import { createReceiver } from '../receiver/receive.js';
import { requireEnv } from '../receiver/require-env.js';
import { insertRow } from './warehouse.js';

const warehouse = { table: requireEnv('BIGQUERY_TABLE'), token: requireEnv('BIGQUERY_TOKEN') };

createReceiver({
  secret: requireEnv('WAREHOUSE_BRIDGE_SECRET'),
  onEvent: (event) => insertRow(warehouse, event),
}).listen(Number(process.env.PORT ?? 4504));
