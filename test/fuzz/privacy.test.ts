import type { User } from 'slack-simulator';
import { expect, it } from 'vitest';
import type { Summarizer } from '../../src/ports/summarizer.js';
import { extractiveSummarizer } from '../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../support/aegis.js';
import { createChance } from '../support/chance.js';
import { GENERAL } from '../support/slack.js';
import { WITH_ALERTS } from './privacy/alert-steps.js';
import { startHeldProcess } from './privacy/held-process.js';
import { createObserver } from './privacy/observer.js';
import { aboutPerson, EVERYONE } from './privacy/people.js';
import { createSteps, type Stage } from './privacy/steps.js';

const SEEDS = Number(process.env.AEGIS_TEST_PRIVACY_SEEDS ?? 2);
const STEPS = Number(process.env.AEGIS_TEST_PRIVACY_STEPS ?? 40);
const FIRST = Number(process.env.AEGIS_TEST_FIRST_SEED ?? 1);

const meanwhile: Stage['meanwhile'] = {};
const summarizer: Summarizer = {
  async summarize(...given) {
    const { act } = meanwhile;
    meanwhile.act = undefined;
    await act?.();
    return extractiveSummarizer.summarize(...given);
  },
};
const aegis = useAegis({ summarizer, callsInProcess: true, ...WITH_ALERTS });

/** How much of a failure's history to show. */
const SHOWN = 12;
/** More than enough to run the retries of all jobs that may be waiting at the end. */
const ROUNDS = 1_000;

it.each(Array.from({ length: SEEDS }, (_, i) => FIRST + i))(
  'shows nobody what they may not see, seed %i',
  { timeout: 3_600_000 },
  async (seed) => {
    const { workspace } = aegis();
    meanwhile.act = undefined;
    for (const id of EVERYONE) {
      const person: User = {
        id,
        handle: id.toLowerCase(),
        realName: id,
        displayName: id,
        timeZone: 'Etc/UTC',
      };
      workspace.users.set(id, { ...(workspace.users.get(id) ?? person), ...aboutPerson(id) });
      const general = workspace.channels.get(GENERAL);
      if (general && !general.members.includes(id)) general.members = [...general.members, id];
    }
    const other = startHeldProcess(aegis(), summarizer);
    const observer = createObserver(aegis());
    const leaks: string[] = [];
    // A job of the first process may be waiting for its next try.
    const jobsWait = async () =>
      other.held.length > 0 || (await aegis().deps.store.openRequestIds()).length > 0;
    const look = async () => void leaks.push(...(await observer.look({ jobsWait: await jobsWait() })));
    const next = createSteps({
      aegis: aegis(),
      other,
      chance: createChance(seed),
      meanwhile,
      look,
      answered: observer.answered,
    });
    const history: string[] = [];

    for (let step = 0; step < STEPS; step += 1) {
      history.push(await next());
      await aegis().settled();
      await look();
      if (leaks.length > 0) expect({ seed, step, leaks, history: history.slice(-SHOWN) }).toEqual('no leak');
    }
    await finish();
    expect(leaks, `seed ${seed}`).toEqual([]);
    for (let n = 1; n <= 4; n += 1) await aegis().type(`private ${n}`);
    await finish();
    expect(await observer.look({ jobsWait: false }), `seed ${seed}`).toEqual([]);

    /** All jobs have run by then, so nothing is left to take back. */
    async function finish(): Promise<void> {
      for (let round = 0; round < ROUNDS && other.held[0] !== undefined; round += 1) {
        aegis().clock.advance(2_000);
        await other.run(other.held[0]);
        await aegis().settled();
        // A file that was posted while its incidents were public stays in Slack
        // after the next job hides them.
        await look();
      }
      await aegis().untilDone();
      await look();
    }
  },
);
