import type { TimelineEvent } from '../records/timeline-event.js';
import type { EventFormat } from '../text-format.js';

export type Describe = (event: TimelineEvent, format: EventFormat) => string;

/** The part of an incident that an event sets or confirms; `none` if it leaves the incident as it is. */
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
  /**
   * A description of each published attribute of `detail`; empty if the name is enough.
   * No other attribute is published.
   */
  change: Readonly<Record<string, string>>;
}

/** Everything that differs between kinds of events. Every kind appears in the timeline and in exports. */
export interface EventKind {
  /** What happened, without its note and actor. Falls back to the stored description if empty. */
  what: Describe;
  /** The free text that came with it, if any. */
  note: Describe;
  /** `bot`: its source reported it. `user`: `user_id` did it; without one, Aegis or Slack did. */
  actor: 'user' | 'bot';
  /**
   * The words between what happened and its actor, if ` by ` would be wrong: `Bob is
   * now comms, assigned by Alice`.
   */
  by?: string;
  part: Part;
  /** The summarizer's text. `note-or-what` uses what happened only if there's no note. */
  transcript: 'omitted' | 'note' | 'note-or-what' | 'what-and-note';
  /**
   * How the digest classifies it. `quoted`: by its text. `result`: as something that was done, unless its
   * text indicates otherwise. `done`, `next`, `background`: as that, whatever its text. `skipped`: left out,
   * because it's housekeeping or already in the headline.
   */
  digest: 'quoted' | 'result' | 'done' | 'next' | 'background' | 'skipped';
  /** Belongs in the timeline of a post-mortem even if nobody marked it. */
  isMilestone: boolean;
  published: Publication;
}

const typedNote: Describe = ({ note }, { text }) => (note === undefined ? '' : text(note));

/** The defaults that most kinds share. */
export const ordinary = {
  note: typedNote,
  actor: 'user',
  part: 'none',
  transcript: 'note-or-what',
  digest: 'quoted',
  isMilestone: false,
} as const satisfies Omit<EventKind, 'what' | 'published'>;

/** Kinds that concern the channel or the record rather than the problem. */
export const housekeeping = { ...ordinary, digest: 'skipped' } as const;

export const subject =
  (noun: string, rest = ''): Describe =>
  (_, { strong }) =>
    `${strong(noun)}${rest}`;

/** Publishes only the parts of the detail that `change` names. */
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
