import { retryStale } from '../base/retry-stale.js';
import type { GroupChange } from '../data/store/alerts/alert-groups.js';
import type { AlertGroup } from '../incidents/records/alert-group.js';
import type { AlertDeps } from './alert-deps.js';

/** Only people and the lane's job, which runs alone, change a group. */
const TURNS = 10;

/** Changes a group, rereading it if someone else was faster; undefined if `decide` has nothing to change. */
export async function changeGroup(
  { store }: Pick<AlertDeps, 'store'>,
  ref: Pick<AlertGroup, 'lane' | 'number'>,
  decide: (group: AlertGroup) => Omit<GroupChange, 'before'> | undefined,
): Promise<AlertGroup | undefined> {
  return retryStale(TURNS, async () => {
    const before = await store.getAlertGroup(ref);
    const change = before && decide(before);
    return change && store.saveAlertGroup({ before, ...change });
  });
}
