import type { Incident } from '../../incidents/records/incident.js';
import { type Claim, SECTIONS } from '../../incidents/records/incident-summary.js';
import { isOver } from '../../incidents/transitions.js';
import { flatMapYielding } from '../flat-map-yielding.js';
import type { Entry, IncidentState } from '../state/entry.js';
import { corroborating } from './corroborate.js';
import { quoteEntry } from './quote-entry.js';
import { type Chosen, type Selecting, selectEntries } from './select-entries.js';

/** What holds of an incident's state, one statement per line, each with its source. */
export async function buildDigest(
  state: IncidentState,
  { status }: Pick<Incident, 'status'>,
  options: Pick<Selecting, 'opening' | 'model'> = {},
): Promise<Claim[]> {
  const chosen = await selectEntries(state, { isOver: isOver(status), ...options });
  const inOrder = SECTIONS.flatMap((section) => chosen.filter((one) => one.section === section));
  return flatMapYielding(inOrder, (one) => claimOf(one, state));
}

function claimOf({ entry, section }: Chosen, { entries }: IncidentState): Claim {
  const others = corroborating(entry, entries);
  return {
    section,
    text: quoteEntry(entry),
    citations: [...new Set([...sourcesOf(entry), ...others.map(({ sk }) => sk)])],
  };
}

function sourcesOf({ line, asked }: Entry): string[] {
  return asked ? [asked.line.sk, line.sk] : [line.sk];
}
