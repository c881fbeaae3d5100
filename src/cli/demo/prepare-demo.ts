import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startGateway } from 'slack-simulator/gateway';
import type { Config } from '../../app/config/config.js';
import { DEMO_WORKSPACE } from '../../app/demo-workspace.js';
import { startDynoxide } from '../../app/embedded/dynoxide.js';
import { type LocalAegis, startLocalAegis } from '../../app/in-process/local-aegis.js';
import { openObjects } from '../../app/open/open-objects.js';
import { openTable } from '../../app/open/open-table.js';
import { systemClock } from '../../app/open/system-clock.js';
import { UpstreamError } from '../../base/errors.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import { createTableIfMissing } from '../../data/table/create-table-if-missing.js';
import type { Transcript } from '../../drills/transcript-file.js';
import { extractiveSummarizer } from '../../summaries/extractive/extractive-summarizer.js';
import { createErrorLog } from '../error-log.js';
import { play } from '../replay/player.js';
import { readHistory } from './read-history.js';

const HISTORY = new URL('../../../examples/demo/history.txt', import.meta.url);
/** Where incidents are declared. */
const ORIGIN = 'C01GENERAL';

/** How often to look for open jobs, and how many times. */
const LOOK_MS = 100;
const MAX_LOOKS = 300;
/** How far the clock goes on between two looks. */
const STEP_MS = 2_000;

/** For a call to Slack; nobody waits. */
const PATIENCE_MS = 30_000;

interface DemoOptions {
  config: Config;
  port: number;
  onProgress: (done: number, of: number) => void;
}

/**
 * Plays the demo's history through the Slack edge into `config.home`, which must be empty, as if Aegis had been running
 * there for a month. Throws UpstreamError if any of it failed.
 */
export async function prepareDemo({ config, port, onProgress }: DemoOptions): Promise<void> {
  const people = new Map(DEMO_WORKSPACE.users.map(({ handle, id }) => [handle, id]));
  const cast = { people, now: systemClock.now() };
  const transcripts = readHistory(await readFile(HISTORY, 'utf8'), cast);
  const stage = await openStage(config, { port, start: transcripts[0]?.lines[0]?.at ?? cast.now });
  try {
    for (const [index, transcript] of transcripts.entries()) {
      onProgress(index, transcripts.length);
      await stage.play(transcript);
    }
    onProgress(transcripts.length, transcripts.length);
  } finally {
    await stage.close();
  }
}

interface Stage {
  play(transcript: Transcript): Promise<void>;
  close(): Promise<void>;
}

async function openStage(
  config: Config,
  { port, start }: { port: number; start: Timestamp },
): Promise<Stage> {
  let now = start;
  const clock = { now: () => now };
  const logger = createErrorLog();
  const engine = await startDynoxide(join(config.home, 'table.db'));
  const table = { ...openTable(config, engine.endpoint), now: clock.now };
  await createTableIfMissing(table);
  const gateway = await startGateway({
    port,
    home: config.home,
    now: clock.now,
    logger,
    seed: DEMO_WORKSPACE,
  });
  const { workspace } = gateway;
  const { settings } = config;
  const objects = openObjects(config);
  const summarizer = extractiveSummarizer;
  const aegis = await startLocalAegis({
    clock,
    logger,
    interactiveMs: PATIENCE_MS,
    objects,
    settings,
    summarizer,
    table,
    workspace,
  });
  const setClock = (moment: Timestamp) => {
    now = moment;
  };
  return {
    async play(transcript) {
      const before = new Set(workspace.channels.keys());
      const opened = async () => [...workspace.channels.keys()].find((id) => !before.has(id));
      const { delivery, settled } = aegis;
      const options = {
        workspace,
        delivery,
        setClock,
        settled,
        originChannel: ORIGIN,
        incidentChannel: opened,
      };
      const problems = [...(await play(transcript, options)), ...aegis.failures];
      const [problem] = problems;
      if (problem !== undefined) throw demoFailed(problem);
      const isDone = await finishJobs(aegis, () => setClock(addMillis(now, STEP_MS)));
      if (!isDone) throw demoFailed(logger.problems.at(-1) ?? 'jobs stay open');
    },
    async close() {
      await aegis.stop();
      await gateway.stop();
      table.client.destroy();
      await engine.stop();
    },
  };
}

/**
 * Resolves to whether no job is left. A busy machine makes jobs wait for their retry, which the next incident must not
 * overtake.
 */
async function finishJobs({ settled, deps }: LocalAegis, advance: () => void): Promise<boolean> {
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    await settled();
    if ((await deps.store.openRequestIds()).length === 0) return true;
    advance();
    await sleep(LOOK_MS);
  }
  return false;
}

function demoFailed(problem: string): UpstreamError {
  return new UpstreamError('demo', `The demo couldn't be played: ${problem}`);
}
