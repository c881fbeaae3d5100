/** A row in BigQuery for each event; docs/recipes.md has the table and the settings. */

import { listen } from '../receiver/listen.js';
import { createReceiver } from '../receiver/receive.js';
import { requireEnv } from '../receiver/require-env.js';
import { insertRow } from './warehouse.js';

const warehouse = { table: requireEnv('BIGQUERY_TABLE'), token: requireEnv('BIGQUERY_TOKEN') };

const bridge = createReceiver({
  secret: requireEnv('WAREHOUSE_BRIDGE_SECRET'),
  onEvent: (event) => insertRow(warehouse, event),
});
listen(bridge, 4504);
