import type { Alert, AlertState } from '../incidents/records/alert.js';
import type { KnownGroup } from './arrival.js';

/**
 * What's new in an alert. `late`: a firing that arrives after its own resolution. `moved`: it was firing
 * where nobody has taken it, and goes elsewhere now, as a warning does that becomes critical.
 */
export type News = 'change' | 'late' | 'moved' | 'none';

interface KnownAlert {
  before: AlertState | undefined;
  /** The group that it was in. */
  group: KnownGroup | undefined;
  /** Where the alert goes now. */
  lane: string;
  /** Whether an alert there does more than ask people. */
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

/** Of an alert that was firing already; its resolution may have been lost. */
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
