import type { ArchiveDeps } from './archive-deps.js';
import { archivePart } from './archive-expiring.js';
import { archiveIncident } from './archive-incident.js';
import { readExpired, type StreamRecord } from './stream.js';

/**
 * Archives what a batch of stream records says has expired. A record that comes again does no harm. Throws the first
 * failure after having tried all, so that the batch is delivered again.
 */
export async function archiveFromStream(deps: ArchiveDeps, records: readonly StreamRecord[]): Promise<void> {
  const { due, items } = readExpired(records);
  const works = [
    ...[...items].map(
      ([incidentId, expired]) =>
        () =>
          archivePart(deps, incidentId, expired),
    ),
    ...due.map((incidentId) => () => archiveIncident(deps, incidentId, { onlyIfDue: true })),
  ];
  const failures: unknown[] = [];
  for (const work of works) await work().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
