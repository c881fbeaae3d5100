import { eventKind } from './event-catalog.js';
import type { TimelineEvent } from './records/timeline-event.js';
import type { EventFormat } from './text-format.js';

interface EventText {
  /** `Severity P2 → P1` */
  what: string;
  /** ` by Alice`; empty if `what` already names them. */
  by: string;
  /** `more regions` */
  note: string;
}

/** The parts of an event's description, formatted. */
function formatEvent(event: TimelineEvent, format: EventFormat): EventText {
  const { type, user_id, description } = event;
  const kind = eventKind(type);
  const named = new Set<string>();
  const person = (userId: string) => {
    named.add(userId);
    return format.person(userId);
  };
  const what = kind.what(event, { ...format, person }) || format.text(description || type);
  const isNamed = user_id === undefined || kind.actor === 'bot' || named.has(user_id);
  return {
    what,
    by: isNamed ? '' : `${kind.by ?? ' by '}${format.person(user_id)}`,
    note: kind.note(event, format),
  };
}

/**
 * What happened, in full, for use next to a column that names the actor: `Severity P2 → P1: more regions`.
 */
export function describeEvent(event: TimelineEvent, format: EventFormat): string {
  const { what, note } = formatEvent(event, format);
  return joinNote(what, note);
}

/** The same with the actor: `Severity P2 → P1 by Alice: more regions`. */
export function describeEventWithActor(event: TimelineEvent, format: EventFormat): string {
  const { what, by, note } = formatEvent(event, format);
  return joinNote(`${what}${by}`, note);
}

/** The summarizer's text for an event; undefined if it's left out of the transcript. */
export function transcriptText(event: TimelineEvent, format: EventFormat): string | undefined {
  const { what, note } = formatEvent(event, format);
  switch (eventKind(event.type).transcript) {
    case 'omitted':
      return undefined;
    case 'note':
      return note;
    case 'note-or-what':
      return note || what;
    case 'what-and-note':
      return joinNote(what, note);
  }
}

function joinNote(what: string, note: string): string {
  return note === '' ? what : `${what}: ${note}`;
}
