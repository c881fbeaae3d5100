import { epochMillis, type Timestamp } from '../base/timestamp.js';
import type { BusyLease } from '../data/store/requests/lease-request.js';

/** What a worker has seen of other workers' leases, by its own monotonic clock. */
export interface LeaseWatch {
  /** Remembers a lease; returns how many milliseconds to wait before checking again. */
  see(requestId: string, lease: BusyLease, now: Timestamp): number;
  /** The end of a lease that has been unchanged for longer than it was meant to last. */
  staleLease(requestId: string): Timestamp | undefined;
  forget(requestId: string): void;
}

interface Seen extends BusyLease {
  since: number;
}

/**
 * Leases end by wall-clock time. If that clock was set back, the lease of a dead worker would hold up its job for just
 * as long; so a lease also ends once it has been unchanged for as long as it was meant to last, which no clock can
 * affect. A live worker renews its lease, which changes it.
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
