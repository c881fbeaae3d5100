import { statusWord } from '../views/labels.js';
import { plain } from '../views/text.js';
import type { TimelineEvent } from './records/timeline-event.js';

/** Who a user id stands for. */
export type NameOf = (userId: string) => string;

/** What happened in plain words and in whole: `Severity P2 → P1: more regions`. Who did it is told beside it. */
export function describeEvent(event: TimelineEvent, nameOf: NameOf): string {
  const words = event.note === undefined ? '' : `: ${plain(event.note, nameOf)}`;
  return `${what(event, nameOf)}${words}`;
}

function what({ type, detail = {}, description, source }: TimelineEvent, nameOf: NameOf): string {
  const { from = '', to = '', role = '', user_id = '' } = detail;
  switch (type) {
    case 'STATUS_CHANGED':
      return `Status ${statusWord(from)} → ${statusWord(to)}`;
    case 'STATUS_CONFIRMED':
      return `Status still ${statusWord(to)}`;
    case 'SEVERITY_CHANGED':
      return `Severity ${from} → ${to}`;
    case 'ROLE_ASSIGNED':
      return `${nameOf(user_id)} is now ${role}`;
    case 'HANDED_OVER':
      return `Command handed to ${nameOf(user_id)}`;
    case 'PARTICIPANT_JOINED':
      return 'Joined';
    case 'PARTICIPANT_LEFT':
      return 'Left';
    case 'BOT_MESSAGE':
      return `${source}: ${plain(description, nameOf)}`;
    default:
      return plain(description || type, nameOf);
  }
}
