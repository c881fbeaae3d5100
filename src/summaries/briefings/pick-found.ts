import { isShown, momentOf } from '../extractive/is-shown.js';
import { FITTED_SECTIONS, rateSections } from '../extractive/rate-sections.js';
import { sectionFor } from '../extractive/section-for.js';
import type { EssentialSection } from '../extractive/section-limits.js';
import type { Entry } from '../state/entry.js';
import type { Briefed } from './briefed.js';
import { isHuman, isQuestion, pickEntries } from './pick-entries.js';

/** The entries that a digest would show in a section, whatever their kind, likeliest first. */
export function pickFound(
  { state: { entries }, record }: Briefed,
  section: EssentialSection,
  most: number,
): Entry[] {
  const moment = momentOf(entries, record.incident);
  const fits = new Map<Entry, number>();
  for (const entry of entries) {
    if (!isHuman(entry) || isQuestion(entry.text) || !isShown(entry, moment)) continue;
    const rating = rateSections(entry, FITTED_SECTIONS);
    if (sectionFor(entry, rating) === section) fits.set(entry, rating[section]);
  }
  return pickEntries([...fits.keys()], most, (entry) => fits.get(entry) ?? 0);
}
