import { epochSeconds } from '../base/timestamp.js';
import { ARCHIVE_DAYS } from '../data/archive-store/archive-sentinel.js';
import type { LiveIncident } from '../data/archive-store/live-incidents.js';
import { COMMENT_DAYS, expiry } from '../data/table/retention.js';
import type { ArchiveDeps } from './archive-deps.js';
import { AHEAD_DAYS, archiveExpiring } from './archive-expiring.js';
import { archiveIncident } from './archive-incident.js';

export interface SweepReport {
  /** Ids of the incidents that were moved to the object store. */
  archived: string[];
  /** Items of live incidents that were archived before they expired, and those deleted afterward. */
  kept: number;
  deleted: number;
  /** Incidents that failed; none of their items was deleted. */
  failures: { incident_id: string; error: unknown }[];
}

interface SweepOptions {
  /** Also removes expired rows that belong to no incident, for engines that don't. Scans the whole table. */
  removesExpiredRows?: boolean;
}

/**
 * The daily sweep: archives incidents that were closed 90 days ago and items that are about to expire. It
 * finds them through the status index, which excludes archived incidents, so it needs no stream. Continues if
 * an incident fails. Throws UpstreamError only if the index can't be read.
 */
export async function sweepArchive(
  deps: ArchiveDeps,
  { removesExpiredRows = false }: SweepOptions = {},
): Promise<SweepReport> {
  const report: SweepReport = { archived: [], kept: 0, deleted: 0, failures: [] };
  for (const incident of await deps.table.liveIncidents()) {
    try {
      await sweepIncident(deps, incident, report);
    } catch (error) {
      const { incident_id } = incident;
      deps.logger.error({ err: error, incident_id }, 'could not archive the incident');
      report.failures.push({ incident_id, error });
    }
  }
  if (removesExpiredRows) report.deleted += await deps.table.removeExpiredRows();
  return report;
}

async function sweepIncident(deps: ArchiveDeps, incident: LiveIncident, report: SweepReport): Promise<void> {
  const { incident_id, status, created_at, closed_at } = incident;
  const now = epochSeconds(deps.clock.now());
  if (status === 'CLOSED' && expiry(closed_at, ARCHIVE_DAYS) <= now) {
    const outcome = await archiveIncident(deps, incident_id, { onlyIfDue: true });
    if (outcome === 'archived') report.archived.push(incident_id);
    if (outcome !== 'not_due') return;
  }
  // A younger incident has no items that are about to expire.
  if (expiry(created_at, COMMENT_DAYS - 2 * AHEAD_DAYS) > now) return;
  const { archived, deleted } = await archiveExpiring(deps, incident_id);
  report.kept += archived;
  report.deleted += deleted;
}
