import type { Section } from '../../incidents/records/incident-summary.js';
import type { EntryKind } from '../state/entry.js';

/** The section of each kind of entry. Proposals aren't shown. */
export const SECTION_OF: Readonly<Record<EntryKind, Section | undefined>> = {
  impact: 'impact',
  cause: 'hypothesis',
  hypothesis: 'hypothesis',
  ruledOut: 'ruled_out',
  done: 'actions',
  recovery: 'actions',
  decision: 'actions',
  progress: 'in_progress',
  next: 'next_steps',
  prohibition: 'next_steps',
  question: 'open_questions',
  context: 'what_happened',
  proposal: undefined,
};

/** The maximum number of statements in a section, and how many it gets before others get more. */
export const MOST: Partial<Record<Section, number>> = {
  what_happened: 9,
  impact: 9,
  hypothesis: 7,
  ruled_out: 5,
  actions: 12,
  in_progress: 3,
  next_steps: 4,
  open_questions: 3,
};
export const WANTED: Partial<Record<Section, number>> = {
  impact: 6,
  hypothesis: 6,
  ruled_out: 3,
  actions: 1,
  next_steps: 1,
  open_questions: 1,
  in_progress: 1,
};

/** What people read a summary for. */
export const ESSENTIAL = ['impact', 'hypothesis', 'ruled_out'] as const satisfies readonly Section[];
export type EssentialSection = (typeof ESSENTIAL)[number];

export function isEssential(section: Section): section is EssentialSection {
  return (ESSENTIAL as readonly Section[]).includes(section);
}
