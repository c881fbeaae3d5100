import type { TimelineEvent } from './records/timeline-event.js';

/** The title and custom fields as they are after a change (`title`, `field:region`) and were before it. */
const TYPED = /^(?:(?:from_)?title$|field:|from:)/;

/** The attributes of an event's detail that hold what people typed, by name. */
export function typedWords({ detail = {} }: Pick<TimelineEvent, 'detail'>): [name: string, words: string][] {
  return Object.entries(detail).filter(([name, words]) => TYPED.test(name) && words !== '');
}

/** Whether an event, and so the post that shows it, has words that someone typed. */
export function hasWords(event: Pick<TimelineEvent, 'detail' | 'note'>): boolean {
  return event.note !== undefined || typedWords(event).length > 0;
}
