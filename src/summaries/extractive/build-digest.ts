import type { Incident } from '../../incidents/records/incident.js';
import { type Claim, SECTIONS } from '../../incidents/records/incident-summary.js';
import { isOver } from '../../incidents/transitions.js';
import { flatMapYielding } from '../flat-map-yielding.js';
import type { Entry, IncidentState } from '../state/entry.js';
import { corroborating } from './corroborate.js';
import { LONGEST, quoteEntry, quotesAsked } from './quote-entry.js';
import { type Chosen, type Selecting, selectEntries } from './select-entries.js';

/** The entries of a state that hold, one statement per claim, each with its sources. */
export async function buildDigest(
  state: IncidentState,
  { status }: Pick<Incident, 'status'>,
  options: Pick<Selecting, 'opening' | 'model'> = {},
): Promise<Claim[]> {
  const chosen = await selectEntries(state, { isOver: isOver(status), ...options });
  const inOrder = SECTIONS.flatMap((section) => chosen.filter((one) => one.section === section));
  return flatMapYielding(joined(inOrder), (one) => claimOf(one, state));
}

/** Joins statements that follow each other in one line, which read better together. */
function joined(chosen: readonly Chosen[]): Chosen[] {
  const together: Chosen[] = [];
  for (const one of chosen) {
    const last = together.at(-1);
    const text = last && textOfBoth(last, one);
    if (last === undefined || text === undefined) together.push(one);
    else together.splice(-1, 1, { ...last, entry: withBoth(last.entry, one.entry, text) });
  }
  return together;
}

function textOfBoth(first: Chosen, second: Chosen): string | undefined {
  const [a, b] = [first.entry, second.entry];
  if (first.section !== second.section || a.line !== b.line || a.kind !== b.kind) return undefined;
  const text = `${a.text} ${b.text}`;
  return text.length <= LONGEST && a.line.text.includes(text) ? text : undefined;
}

function withBoth(a: Entry, b: Entry, text: string): Entry {
  return { ...a, text, words: new Set([...a.words, ...b.words]) };
}

function claimOf({ entry, section }: Chosen, { entries }: IncidentState): Claim {
  const others = corroborating(entry, entries);
  return {
    section,
    text: quoteEntry(entry),
    citations: [...new Set([...sourcesOf(entry), ...others.map(({ sk }) => sk)])],
  };
}

function sourcesOf(entry: Entry): string[] {
  const { line, asked } = entry;
  return asked && quotesAsked(entry) ? [asked.line.sk, line.sk] : [line.sk];
}
