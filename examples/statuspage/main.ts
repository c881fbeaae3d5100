/** Updates appear on a status page; docs/recipes.md has the settings. */

import { listen } from '../receiver/listen.js';
import { createReceiver } from '../receiver/receive.js';
import { requireEnv } from '../receiver/require-env.js';
import { followOnStatuspage } from './statuspage.js';

const page = {
  url: process.env.STATUSPAGE_URL ?? 'https://api.statuspage.io',
  key: requireEnv('STATUSPAGE_KEY'),
  page: requireEnv('STATUSPAGE_PAGE'),
};

const bridge = createReceiver({
  secret: requireEnv('STATUSPAGE_BRIDGE_SECRET'),
  onEvent: (event) => followOnStatuspage(page, event),
});
listen(bridge, 4502);
