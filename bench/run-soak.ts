import '../src/app/quiet-sdk.js';
import { parseArgs } from 'node:util';
import { soak } from './soak.js';

/** `npm run soak` runs an ordinary load for ten minutes, then a burst; `-- --rate 84 --seconds 20` runs one custom load. */
const ORDINARY = { rate: 84, seconds: 600 };
const BURST = { rate: 400, seconds: 15 };

const { values } = parseArgs({ options: { rate: { type: 'string' }, seconds: { type: 'string' } } });
const custom = { rate: Number(values.rate ?? ORDINARY.rate), seconds: Number(values.seconds ?? 20) };
const loads = values.rate || values.seconds ? [custom] : [ORDINARY, BURST];
for (const load of loads) {
  const { rss_mb, ...soaked } = await soak(load);
  console.table([{ ...soaked, 'rss_mb start, middle, end': rss_mb.join(', ') }]);
  if (soaked.refused + soaked.lost + soaked.doubled + soaked.commands_failed > 0) process.exitCode = 1;
}
