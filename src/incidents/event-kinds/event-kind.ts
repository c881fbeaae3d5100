import type { TimelineEvent } from '../records/timeline-event.js';
import type { EventFormat } from '../text-format.js';

export type Describe = (event: TimelineEvent, format: EventFormat) => string;

/** The part of an incident that an event sets or confirms; `none` when it leaves the incident as it is. */
export type Part =
  | 'declaration'
  | 'status'
  | 'severity'
  | 'roles'
  | 'title'
  | 'visibility'
  | 'update'
  | 'times'
  | 'none';

/** How event sinks get an event. */
export interface Publication {
  /** `task.done`; published as `aegis.task.done.v1`. */
  name: string;
  about: string;
  /** What each published attribute of `detail` is, or nothing where its name says it. No other attribute leaves. */
  change: Readonly<Record<string, string>>;
}

/** All that differs between kinds of events. Every kind appears in the timeline and in exports. */
export interface EventKind {
  /** What happened, without its note and who did it. Empty falls back to the stored description. */
  what: Describe;
  /** The free text that came with it, or nothing. */
  note: Describe;
  /** `bot`: its source said it. `user`: `user_id` did it; without one, Aegis or Slack did. */
  actor: 'user' | 'bot';
  /** What goes between what happened and who did it, where ` by ` would be wrong: `Bob is now comms, assigned by Alice`. */
  by?: string;
  part: Part;
  /** What the summarizer reads of it. `note-or-what` reads what happened only where there is no note. */
  transcript: 'omitted' | 'note' | 'note-or-what' | 'what-and-note';
  /**
   * What the digest takes it for. `quoted`: whatever its words say. `result`: something that was done, unless its words
   * say otherwise. `done`, `next`, `background`: that, whatever its words say. `skipped`: housekeeping, or in the headline already.
   */
  digest: 'quoted' | 'result' | 'done' | 'next' | 'background' | 'skipped';
  /** Belongs in the timeline of a post-mortem, even when nobody marked it. */
  isMilestone: boolean;
  published: Publication;
}

const typedNote: Describe = ({ note }, { text }) => (note === undefined ? '' : text(note));

/** What most kinds have in common. */
export const ordinary = {
  note: typedNote,
  actor: 'user',
  part: 'none',
  transcript: 'note-or-what',
  digest: 'quoted',
  isMilestone: false,
} as const satisfies Omit<EventKind, 'what' | 'published'>;

/** About the channel or the record rather than the problem. */
export const housekeeping = { ...ordinary, digest: 'skipped' } as const;

export const subject =
  (noun: string, rest = ''): Describe =>
  (_, { strong }) =>
    `${strong(noun)}${rest}`;

/** Publishes nothing of the detail but what `change` names. */
export const publishedAs = (
  name: string,
  about: string,
  change: Publication['change'] = {},
): Publication => ({
  name,
  about,
  change,
});

/** An attribute's value before and after. */
export const fromTo = (description = '') => ({ from: description, to: description });

export const USER_ID = "Slack's id of a person";
