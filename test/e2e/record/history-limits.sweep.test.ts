import { userPosts } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../../src/base/errors.js';
import { fillAllGaps } from '../../../src/capture/fill-all-gaps.js';
import { useAegis } from '../../support/aegis.js';
import { countHistoryCalls, whileDown } from '../../support/downtime.js';
import { BOB } from '../../support/slack.js';

const aegis = useAegis();
const MINUTE_MS = 60_000;
/** `npm run test:long` reads 500. */
const THREADS = Number(process.env.AEGIS_TEST_THREADS ?? 100);
/** A run makes 40 calls, one of them for a page of the channel. */
const THREADS_IN_RUN = 39;

/** Threads with one reply each that Aegis never heard of. */
async function postThreads(channel: string, count: number): Promise<void> {
  const { workspace } = aegis();
  await whileDown(aegis(), () => {
    for (let n = 0; n < count; n += 1) {
      const { ts } = userPosts(workspace, { channel, user: BOB, text: `message ${n}` });
      userPosts(workspace, { channel, user: BOB, text: `reply ${n}`, thread: ts });
    }
  });
}

const gaps = async (incidentId?: string) =>
  (await aegis().record(incidentId)).events.filter(({ type }) => type === 'GAP');

/** Lets the schedule run every minute until nothing is left, and returns the calls of each run. */
async function runUntilDone() {
  const runs = [];
  const calls = countHistoryCalls(aegis());
  for (let isDone = false; !isDone; ) {
    aegis().clock.advance(MINUTE_MS);
    const { unfilled_gaps } = await fillAllGaps(aegis().deps, { onlyLeft: true });
    isDone = unfilled_gaps === 0;
    runs.push(calls());
  }
  return runs;
}

describe("Slack's rate limit", () => {
  it('spreads hundreds of threads over several runs, each read once', {
    timeout: THREADS * 200 + 10_000,
  }, async () => {
    await postThreads(await aegis().declare(), THREADS);

    const report = await fillAllGaps(aegis().deps);
    const [gap] = await gaps();
    const runs = await runUntilDone();

    const left = THREADS - THREADS_IN_RUN;
    expect(report).toMatchObject({ compared: 0, unfilled_gaps: 1 });
    expect(gap?.description).toMatch(`; ${left} threads aren't read yet`);
    const full = { history: 1, replies: THREADS_IN_RUN, limited: 0 };
    expect(runs).toEqual([
      ...Array(Math.floor(left / THREADS_IN_RUN)).fill(full),
      { history: 1, replies: left % THREADS_IN_RUN, limited: 0 },
    ]);
    expect((await aegis().record()).comments).toHaveLength(2 * THREADS);
    expect((await gaps()).map(({ description }) => description)).toEqual([
      expect.stringContaining(`${2 * THREADS} changes were added from Slack's history at `),
    ]);
  });

  it('is respected when Slack names a longer time than a run has', async () => {
    await postThreads(await aegis().declare(), 5);
    const { clock, deps, server } = aegis();
    const limit = { method: 'conversations.replies', do: 'ratelimited', retryAfterSeconds: 90 } as const;
    server.faults.add(limit);

    expect(await fillAllGaps(deps)).toMatchObject({ compared: 0, unfilled_gaps: 1 });
    const calls = countHistoryCalls(aegis());
    clock.advance(MINUTE_MS);
    await fillAllGaps(deps, { onlyLeft: true });
    expect(calls()).toEqual({ history: 0, replies: 0, limited: 0 });

    clock.advance(MINUTE_MS);
    expect(await fillAllGaps(deps, { onlyLeft: true })).toMatchObject({ compared: 1, unfilled_gaps: 0 });
    expect(calls()).toEqual({ history: 1, replies: 5, limited: 0 });
  });

  it('is shared by all incidents', async () => {
    const channels = [await aegis().declare(), await aegis().declare('declare P1 something else')];
    for (const channel of channels) await postThreads(channel, 40);
    const { server, deps, clock } = aegis();

    for (let run = 0; run < 2; run += 1) {
      await fillAllGaps(deps);
      clock.advance(MINUTE_MS);
    }

    const read = server.calls.filter(({ method }) => method === 'conversations.replies');
    const perChannel = channels.map((channel) => read.filter(({ args }) => args.channel === channel).length);
    expect(perChannel).toEqual([38, 38]);
  });
});

describe('a check that is interrupted', () => {
  it('continues after the last thread it finished', async () => {
    await postThreads(await aegis().declare(), 10);
    const { deps } = aegis();
    let left = 4;
    const threadPage: typeof deps.slack.threadPage = async (...args) => {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return deps.slack.threadPage(...args);
    };
    await fillAllGaps({ ...deps, slack: { ...deps.slack, threadPage } });
    const calls = countHistoryCalls(aegis());

    await fillAllGaps(deps, { onlyLeft: true });

    expect(calls()).toEqual({ history: 1, replies: 6, limited: 0 });
    expect((await aegis().record()).comments).toHaveLength(20);
  });

  it("doesn't stop those of other incidents when Slack fails for one", async () => {
    const broken = await aegis().declare();
    const channel = await aegis().declare('declare P1 something else');
    for (const one of [broken, channel]) await postThreads(one, 1);
    const { deps } = aegis();
    const historyPage: typeof deps.slack.historyPage = async (channelId, query) => {
      if (channelId === broken) throw new UpstreamError('internal_error', 'no', { retryable: true });
      return deps.slack.historyPage(channelId, query);
    };

    await fillAllGaps({ ...deps, slack: { ...deps.slack, historyPage } });

    expect((await aegis().record('INC-000002')).comments).toHaveLength(2);
    expect((await aegis().record('INC-000001')).comments).toHaveLength(0);
  });

  it('gives way to another process that works on it', async () => {
    await postThreads(await aegis().declare(), 3);
    const { deps } = aegis();

    const [one, other] = await Promise.all([fillAllGaps(deps), fillAllGaps(deps)]);

    expect([one, other].map(({ compared }) => compared).sort()).toEqual([0, 1]);
    expect((await aegis().record()).comments).toHaveLength(6);
  });
});
