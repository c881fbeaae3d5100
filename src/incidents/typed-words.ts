import type { TimelineEvent } from './records/timeline-event.js';

/** The title and custom fields after a change (`title`, `field:region`) and before it. */
const TYPED = /^(?:(?:from_)?title$|field:|from:)/;

/** The attributes of an event's detail that contain text people typed, by name. */
export function typedWords({ detail = {} }: Pick<TimelineEvent, 'detail'>): [name: string, words: string][] {
  return Object.entries(detail).filter(([name, words]) => TYPED.test(name) && words !== '');
}

/** Whether an event, and so the post that shows it, contains text that someone typed. */
export function hasWords(event: Pick<TimelineEvent, 'detail' | 'note'>): boolean {
  return event.note !== undefined || typedWords(event).length > 0;
}
