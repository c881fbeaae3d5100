import type { Delivery, Envelope, Workspace } from 'slack-simulator';

/** Slack resends an event that wasn't acknowledged three times, then gives up. */
const RETRIES = 3;

export interface EventSchedule {
  /** Every acknowledged event, in the order of first acknowledgement. */
  acknowledged: readonly Envelope[];
  /** Events that Slack gave up on. */
  lost: readonly Envelope[];
  readonly isBusy: boolean;
  /** Sends waiting events, and failed ones again; stops if the bot is down. */
  deliver(): Promise<void>;
  /** Shuffles the waiting events and duplicates some of them. */
  disturb(chance: () => number): void;
  /** Holds back events from now on, until called with `false`. */
  hold(isHeld: boolean): void;
}

interface Waiting {
  envelope: Envelope;
  attempts: number;
}

/** Slack's side of the Events API: at-least-once delivery, in any order, with retries. */
export function createEventSchedule(workspace: Workspace, delivery: () => Delivery): EventSchedule {
  const acknowledged: Envelope[] = [];
  const lost: Envelope[] = [];
  let waiting: Waiting[] = [];
  let isHeld = false;
  let current: Promise<void> | undefined;
  workspace.onEvent((envelope) => void waiting.push({ envelope, attempts: 0 }));

  async function deliverAll(): Promise<void> {
    while (waiting.length > 0 && !isHeld) {
      const next = waiting.shift();
      if (next && !(await deliverOne(next))) return;
    }
  }

  /** False if no process is running. */
  async function deliverOne(next: Waiting): Promise<boolean> {
    const { envelope, attempts } = next;
    const retry = attempts > 0 ? { retryNum: attempts, retryReason: 'http_timeout' } : undefined;
    const { status } = await delivery().event(envelope, retry);
    if (status === 200) {
      if (!acknowledged.includes(envelope)) acknowledged.push(envelope);
      return true;
    }
    // A restart takes less time than Slack's retries, so a dead process costs no attempt.
    const isGone = status === 503;
    if (isGone || attempts < RETRIES) waiting.unshift({ envelope, attempts: attempts + (isGone ? 0 : 1) });
    else lost.push(envelope);
    return !isGone;
  }

  return {
    acknowledged,
    lost,
    get isBusy() {
      return waiting.length > 0 && !isHeld;
    },
    async deliver() {
      current ??= deliverAll().finally(() => {
        current = undefined;
      });
      await current;
    },
    disturb(chance) {
      const doubled = waiting.flatMap((one) => (chance() < 0.3 ? [one, { ...one, attempts: 1 }] : [one]));
      const ranked = doubled.map((one) => ({ one, rank: chance() }));
      waiting = ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
    },
    hold(held) {
      isHeld = held;
    },
  };
}
