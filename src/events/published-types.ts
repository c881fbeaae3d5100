import * as z from 'zod';
import { EVENT_TYPES, type EventType, eventKind, UNKNOWN_KIND } from '../incidents/event-catalog.js';
import type { Publication } from '../incidents/event-kinds/event-kind.js';

export interface PublishedType {
  /** `incident.declared`; published as `aegis.incident.declared.v1`. */
  name: string;
  about: string;
  /** The changed attributes; others aren't published. */
  change: z.ZodObject;
}

/** For what isn't an event in the table. */
export const NOTE_ADDED: PublishedType = {
  name: 'note.added',
  about: 'someone wrote a note',
  change: z.object({}),
};

/** The event that quoted a message is hidden then. */
export const MESSAGE_UNMARKED: PublishedType = {
  name: 'message.unmarked',
  about: 'a marked message lost its last mark or was deleted or redacted; `key` is that of `message.marked`',
  change: z.object({}),
};

export const SUMMARY_MADE: PublishedType = {
  name: 'summary.made',
  about: 'a summary for everyone was made',
  change: z.object({
    kind: z.string().describe('`state`, `since`, `as-of`, `handoff` or `postmortem`'),
    made_by: z.string(),
  }),
};

const PUBLISHED = new Map(EVENT_TYPES.map((type) => [type, toPublished(eventKind(type).published)]));
const UNKNOWN = toPublished(UNKNOWN_KIND.published);

export const ALL_PUBLISHED: readonly PublishedType[] = [
  ...PUBLISHED.values(),
  NOTE_ADDED,
  MESSAGE_UNMARKED,
  SUMMARY_MADE,
  UNKNOWN,
];

export function publishedType(type: string): PublishedType {
  return PUBLISHED.get(type as EventType) ?? UNKNOWN;
}

/** Whether a sink asked for a type: `task.*` or the whole name. */
export function isWanted(
  types: readonly string[] | undefined,
  { name }: Pick<PublishedType, 'name'>,
): boolean {
  return types === undefined || types.includes(name) || types.includes(`${name.split('.')[0]}.*`);
}

function toPublished({ name, about, change }: Publication): PublishedType {
  const attributes = Object.entries(change).map(([attribute, is]) => {
    const value = is === '' ? z.string() : z.string().describe(is);
    return [attribute, value.optional()] as const;
  });
  return { name, about, change: z.object(Object.fromEntries(attributes)) };
}
