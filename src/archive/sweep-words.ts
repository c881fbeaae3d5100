import type { ArchiveDeps } from './archive-deps.js';
import { ARCHIVES, foreignObjects } from './archive-objects.js';
import { deleteReplaced, eraseWords } from './erase-words.js';

interface WordsReport {
  /** Ids of incidents whose archives were rewritten without deleted text. */
  rewritten: string[];
  deleted: number;
  /** Objects that the table doesn't name. They're never read. */
  foreign: string[];
  failures: { incident_id: string; error: unknown }[];
}

/**
 * The weekly sweep that removes text from archives that was deleted or corrected after they were written.
 * Replaced archives are deleted at the end, when nobody reads them any more. Continues if an incident fails.
 */
export async function sweepWords(deps: ArchiveDeps): Promise<WordsReport> {
  const report: WordsReport = { rewritten: [], deleted: 0, foreign: [], failures: [] };
  const keys = await deps.objects.list(ARCHIVES);
  const incidents = [...new Set(keys.map(incidentOf))];
  const each = async (work: (incidentId: string) => Promise<void>) => {
    for (const incident_id of incidents) {
      await work(incident_id).catch((error: unknown) => {
        deps.logger.error({ err: error, incident_id }, 'could not take deleted words out of archives');
        report.failures.push({ incident_id, error });
      });
    }
  };
  await each(async (id) => {
    if (await eraseWords(deps, id)) report.rewritten.push(id);
  });
  await each(async (id) => {
    report.deleted += await deleteReplaced(deps, id);
    report.foreign.push(...(await foreignObjects(deps, id)));
  });
  if (report.foreign.length > 0) {
    deps.logger.error(
      { keys: report.foreign.slice(0, 20) },
      'objects among the archives that Aegis did not write',
    );
  }
  return report;
}

function incidentOf(key: string): string {
  return decodeURIComponent(key.slice(ARCHIVES.length).split('/')[0] ?? '');
}
