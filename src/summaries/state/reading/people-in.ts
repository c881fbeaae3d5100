import type { IncidentState } from '../entry.js';

/** The first names of the people who speak, in lower case. */
export function peopleIn({ lines }: Pick<IncidentState, 'lines'>): Set<string> {
  const people = new Set(lines.flatMap(({ kind, who }) => (kind === 'bot' ? [] : who)));
  const names = [...people].map((who) => (who.split(/[\s(（]/)[0] ?? '').toLowerCase());
  return new Set(names.filter((name) => name.length > 1));
}
