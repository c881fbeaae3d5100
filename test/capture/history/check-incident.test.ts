import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/app/config/default-settings.js';
import { createMemoryObjects } from '../../../src/app/in-process/memory-objects.js';
import { createContents } from '../../../src/archive/content-store.js';
import { UpstreamError } from '../../../src/base/errors.js';
import { type CallBudget, createRunBudget } from '../../../src/capture/history/call-budget.js';
import { type CheckOutcome, checkIncident } from '../../../src/capture/history/check-incident.js';
import type { HistoryCheckDeps } from '../../../src/capture/history/check-session.js';
import { createCachedReads } from '../../../src/data/store/cached-reads.js';
import { createStore, type Store } from '../../../src/data/store/store.js';
import { createMemoryCache } from '../../../src/data/table/cache.js';
import type { Slack } from '../../../src/ports/slack.js';
import { createTestClock } from '../../support/clock.js';
import { createTestLogger } from '../../support/logger.js';
import { aComment, aDeclaration, anIncident } from '../../support/records.js';
import { useTables } from '../../support/table.js';
import { createFakeHistory, type FakeHistory } from './fake-history.js';
import { at, CHANNEL } from './past-messages.js';

const freshTable = useTables();
const CREATED_AT = at(0);
const incident = anIncident({ channel_id: CHANNEL, created_at: CREATED_AT });
const clock = createTestClock(at(50));

let store: Store;
let deps: HistoryCheckDeps;
let history: FakeHistory;

beforeEach(async () => {
  store = createStore(await freshTable());
  await store.declareIncident(aDeclaration(incident));
  history = createFakeHistory(3);
  deps = {
    cached: createCachedReads(store, createMemoryCache()),
    clock,
    contents: createContents(createMemoryObjects()),
    logger: createTestLogger(),
    queue: { enqueue: async () => undefined },
    settings: DEFAULT_SETTINGS,
    slack: history.slack as Slack,
    store,
  };
});

/** Continues the check with at most this many calls; returns its outcome and the calls. */
async function check({ calls = 40, isAsked = false } = {}): Promise<CheckOutcome & { calls: string[] }> {
  const [state] = await store.getHistoryChecks([incident.incident_id]);
  if (!state) throw new Error('every incident has a check');
  const budget: CallBudget = createRunBudget(clock).share(calls);
  history.calls.length = 0;
  const outcome = await checkIncident(deps, { incident, check: state, budget, isAsked });
  return { ...outcome, calls: [...history.calls] };
}

const recorded = async () => (await store.loadRecord(incident.incident_id))?.comments ?? [];
const minutesOf = async () =>
  (await recorded())
    .filter(({ deleted_at }) => !deleted_at)
    .map(({ timestamp }) => Number(timestamp.slice(14, 16)));
const gaps = async () =>
  (await store.loadRecord(incident.incident_id))?.events.filter(({ type }) => type === 'GAP') ?? [];
const sayAll = (...minutes: number[]) => {
  for (const minute of minutes) history.say(at(minute));
};

describe('a check', () => {
  it('reads a channel page by page, and later only its newest messages and changed threads', async () => {
    sayAll(1, 2, 3, 4, 5, 6, 7);
    history.reply(at(10), at(2));

    expect(await check()).toMatchObject({ state: 'finished', found: 8 });
    expect(await minutesOf()).toEqual([1, 2, 3, 4, 5, 6, 7, 10]);
    expect((await check()).calls).toEqual(['channel', 'channel', 'channel']);

    // Its event may still be on its way, so nothing else seems to be missing.
    history.reply(at(49, 55), at(3));
    expect((await check()).calls.filter((call) => call !== 'channel')).toEqual([`thread ${at(3)}`]);
  });

  it('continues on the page where it was interrupted', async () => {
    sayAll(1, 2, 3, 4, 5, 6, 7);
    history.beforeCall = () => {
      if (history.calls.length === 2) throw new Error('killed');
    };
    await expect(check()).rejects.toThrow('killed');
    history.beforeCall = () => undefined;

    const { state, calls } = await check();

    expect({ state, calls }).toEqual({ state: 'finished', calls: ['channel', 'channel'] });
    expect(await minutesOf()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('continues within a long thread', async () => {
    sayAll(1);
    for (let minute = 2; minute <= 12; minute += 1) history.reply(at(minute), at(1));

    expect(await check({ calls: 3 })).toMatchObject({ state: 'unfinished', found: 7 });
    expect((await gaps())[0]?.description).toContain("has just begun; 1 thread isn't read yet");
    expect((await check()).calls).toEqual(['channel', ...Array(2).fill(`thread ${at(1)}`)]);

    expect(await minutesOf()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect((await check()).calls).toEqual(['channel']);
  });

  it("doesn't reread a thread because of replies that aren't recorded", async () => {
    sayAll(1);
    history.reply(at(2), at(1), {}, true);
    await check();

    expect((await check()).calls).toEqual(['channel']);
  });

  it('deletes what is gone, in the channel and in threads, after reading it again', async () => {
    sayAll(1, 2, 3);
    history.reply(at(4), at(2));
    history.reply(at(5), at(2));
    await check();
    history.remove(at(3));
    history.remove(at(4));

    const { found, calls } = await check();

    expect({ found, calls }).toEqual({
      found: 2,
      calls: ['channel', 'channel', `thread ${at(2)}`, `thread ${at(2)}`, ...AFTER_A_FIND],
    });
    expect(await minutesOf()).toEqual([1, 2, 5]);
  });

  it("doesn't delete messages that were posted after it read the page", async () => {
    sayAll(1, 2);
    await check();
    history.beforeCall = async () => {
      history.beforeCall = () => undefined;
      const page = await history.slack.historyPage(CHANNEL, {});
      // The page is on its way when the next message is posted.
      history.say(at(3));
      await store.recordMessage(aComment({ timestamp: at(3), channel_id: CHANNEL }));
      history.slack.historyPage = async () => {
        Object.assign(history.slack, original);
        return page;
      };
    };
    const original = { historyPage: history.slack.historyPage };

    await check();

    expect(await minutesOf()).toEqual([1, 2, 3]);
  });

  it("deletes nothing that is too new for Slack's history", async () => {
    sayAll(1, 2);
    await store.recordMessage(aComment({ timestamp: at(49, 30), channel_id: CHANNEL }));

    await check();
    expect(await minutesOf()).toEqual([1, 2, 49]);

    deps = { ...deps, clock: createTestClock(at(51)) };
    await check();
    expect(await minutesOf()).toEqual([1, 2]);
  });

  describe('of a page that covers less when it is read again', () => {
    beforeEach(() => sayAll(1, 2, 3, 4, 5, 6, 7));

    /**
     * Two messages that were posted after the page was first read, and recorded before the record was read.
     */
    async function checkMeanwhile(): Promise<void> {
      for (const minute of [8, 9])
        await store.recordMessage(aComment({ timestamp: at(minute), channel_id: CHANNEL }));
      history.beforeCall = () => {
        if (history.calls.length === 2) sayAll(8, 9);
      };
      await check();
    }

    it('deletes nothing', async () => {
      await check();

      await checkMeanwhile();

      expect(await minutesOf()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    it('records what only the first reading had', async () => {
      await checkMeanwhile();

      expect(await minutesOf()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });
  });

  it('waits as long as Slack asks, and reports what is left', async () => {
    sayAll(1, 2, 3, 4);
    history.beforeCall = (call) => {
      if (call === 'channel' && history.calls.length === 2) {
        throw new UpstreamError('ratelimited', 'later', { retryable: true, retryAfterMs: 90_000 });
      }
    };

    expect(await check()).toMatchObject({ state: 'limited', found: 3 });

    const [state] = await store.getHistoryChecks([incident.incident_id]);
    expect(state?.limited_until).toBe(at(51, 30).replace('000100', '000000'));
    expect((await gaps())[0]?.description).toMatch(
      /has reached 2025-01-15 14:02:00 UTC, newest messages first$/,
    );
  });

  it('ignores a thread that disappears while it is being read', async () => {
    sayAll(1);
    history.reply(at(2), at(1));
    history.beforeCall = (call) => {
      if (call !== 'channel') throw new UpstreamError('thread_not_found', 'gone');
    };

    expect(await check()).toMatchObject({ state: 'finished' });
  });
});

const AFTER_A_FIND = ['channel', `thread ${at(2)}`];
