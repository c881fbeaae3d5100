import '../src/app/quiet-sdk.js';
import { readArguments } from './read-arguments.js';
import { soak } from './soak.js';

const USAGE = `npm run soak [-- --rate PER_SECOND --seconds LENGTH]
  without options: an ordinary load for ten minutes, then a burst`;
const ORDINARY = { rate: 84, seconds: 600 };
const BURST = { rate: 400, seconds: 15 };

const { values } = readArguments(USAGE, { rate: { type: 'string' }, seconds: { type: 'string' } });
const custom = { rate: Number(values.rate ?? ORDINARY.rate), seconds: Number(values.seconds ?? 20) };
const loads = values.rate || values.seconds ? [custom] : [ORDINARY, BURST];
for (const load of loads) {
  const { rss_mb, ...soaked } = await soak(load);
  console.table([{ ...soaked, 'rss_mb at the start, each minute, at the end': rss_mb.join(', ') }]);
  if (soaked.lost + soaked.doubled + soaked.commands_failed > 0) process.exitCode = 1;
}
