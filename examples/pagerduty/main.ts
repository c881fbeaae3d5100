/** A P0 or P1 pages someone; docs/recipes.md has the settings. */

import { listen } from '../receiver/listen.js';
import { createReceiver } from '../receiver/receive.js';
import { requireEnv } from '../receiver/require-env.js';
import { page } from './pagerduty.js';

const pagerDuty = {
  url: process.env.PAGERDUTY_URL ?? 'https://events.pagerduty.com/v2/enqueue',
  routingKey: requireEnv('PAGERDUTY_ROUTING_KEY'),
};

const bridge = createReceiver({
  secret: requireEnv('PAGERDUTY_BRIDGE_SECRET'),
  onEvent: (event) => page(pagerDuty, event),
});
listen(bridge, 4503);
