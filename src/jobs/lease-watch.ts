import { epochMillis, type Timestamp } from '../base/timestamp.js';
import type { BusyLease } from '../data/store/requests/lease-request.js';

/** What a worker has seen of other workers' leases, by its own monotonic time. */
export interface LeaseWatch {
  /** Remembers a lease; returns after how many milliseconds to look again. */
  see(requestId: string, lease: BusyLease, now: Timestamp): number;
  /** The end of a lease that has been there, unchanged, for longer than it was meant to last. */
  staleLease(requestId: string): Timestamp | undefined;
  forget(requestId: string): void;
}

interface Seen extends BusyLease {
  since: number;
}

/**
 * Leases end by the clock on the wall. If that was set back, a lease of a worker that died would hold its job up for just
 * as long; so a lease also ends once it has been seen unchanged for as long as it was meant to last, which no clock can
 * change. A worker that lives renews its lease, which changes it.
 */
export function createLeaseWatch(elapsed: () => number): LeaseWatch {
  const leases = new Map<string, Seen>();
  return {
    see(requestId, lease, now) {
      const known = leases.get(requestId);
      const isSame = known?.busyUntil === lease.busyUntil;
      const seen = isSame ? known : { ...lease, since: elapsed() };
      leases.set(requestId, seen);
      const left = seen.busyMs - (elapsed() - seen.since);
      return Math.max(1, Math.min(epochMillis(lease.busyUntil) - epochMillis(now), Math.ceil(left)) + 1);
    },
    staleLease(requestId) {
      const seen = leases.get(requestId);
      return seen && elapsed() - seen.since > seen.busyMs ? seen.busyUntil : undefined;
    },
    forget: (requestId) => void leases.delete(requestId),
  };
}
