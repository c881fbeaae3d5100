import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { Message } from '../../../views/blocks.js';
import { type LinkDeps, readSourceLinks } from './source-links.js';
import { buildSummary } from './summary-view.js';

/** A stored summary as a message, each claim with links to its sources. `behind` counts items that came later. */
export async function renderSummary(deps: LinkDeps, summary: Summary, behind = 0): Promise<Message> {
  return buildSummary({ summary, permalink: await readSourceLinks(deps, summary), behind });
}
