/** The parts of a draft, in the order used without a template. */
export const POSTMORTEM_PARTS = [
  'summary',
  'resolution',
  'impact',
  'timeline',
  'cause',
  'beliefs',
  'contributing_factors',
  'ruled_out',
  'done',
  'went_well',
  'went_badly',
  'next_steps',
  'open_questions',
  'action_items',
] as const;

export type PostmortemPart = (typeof POSTMORTEM_PARTS)[number];

/**
 * A team's template for drafts: Aegis's parts, optionally under other headings, and the
 * team's own sections with a text.
 */
export type PostmortemTemplate = readonly {
  part?: PostmortemPart | undefined;
  heading?: string | undefined;
  text?: string | undefined;
}[];
