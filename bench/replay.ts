import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { replayTranscript } from '../src/cli/replay/replay-transcript.js';
import { parseTranscript } from '../src/drills/transcript-file.js';
import { extractiveSummarizer } from '../src/summaries/extractive/extractive-summarizer.js';

const SAMPLE = new URL('../examples/search-disk-full.jsonl', import.meta.url);
const TIMES = 5;

/** Replays a transcript from its first line to the stored summary, each time with a fresh table engine. */
export async function benchReplay() {
  const transcript = parseTranscript(await readFile(SAMPLE, 'utf8'));
  const seconds = { whole: 0, engine: 0 };
  for (let round = 0; round <= TIMES; round += 1) {
    const whole = await timed(() => replayTranscript(transcript, { summarizer: extractiveSummarizer }));
    const engine = await timed(async () => (await startDynoxide()).stop());
    // The first round is warm-up.
    if (round === 0) continue;
    seconds.whole += whole;
    seconds.engine += engine;
  }
  return [
    {
      name: 'replay of the sample transcript',
      lines: transcript.lines.length,
      'transcripts/s': Number((TIMES / seconds.whole).toFixed(2)),
      'relative to starting and stopping a table engine': Number((seconds.whole / seconds.engine).toFixed(2)),
    },
  ];
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1_000;
}
