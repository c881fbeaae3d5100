import type { Alert, AlertState } from '../incidents/records/alert.js';
import type { KnownGroup } from './arrival.js';

/**
 * What's new about an alert. `late`: it fires after its own resolution arrived. `moved`: it was firing where
 * nobody has handled it and is now routed elsewhere, like a warning that becomes critical.
 */
export type News = 'change' | 'late' | 'moved' | 'none';

interface KnownAlert {
  before: AlertState | undefined;
  /** The group that it was in. */
  group: KnownGroup | undefined;
  /** Where the alert goes now. */
  lane: string;
  /** Whether that route does more than ask people. */
  isWanted(): boolean;
}

export function newsIn(alert: Alert, known: KnownAlert): News {
  const { before } = known;
  if (!before) return 'change';
  const { status, at } = alert;
  if (status === 'resolved') return before.status === 'firing' && at >= before.at ? 'change' : 'none';
  if (before.group === 0 && at <= before.at) return 'late';
  if (before.status === 'resolved') return at > before.at ? 'change' : 'none';
  return newsInFiring(alert, before, known);
}

/** About an alert that was already firing; its resolution may have been lost. */
function newsInFiring(
  { at, is_reminder }: Alert,
  before: AlertState,
  known: Omit<KnownAlert, 'before'>,
): News {
  const { group, lane, isWanted } = known;
  if (!group || group.isOver) return at > before.at && !is_reminder ? 'change' : 'none';
  const isTaken = group.group.state === 'linked' || group.group.state === 'declaring';
  return before.lane !== lane && !isTaken && isWanted() ? 'moved' : 'none';
}
