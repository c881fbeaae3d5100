import { toRichText } from '../../src/rich-text.js';
import type { Names } from '../channel-names.js';
import { emojiOf } from '../emoji/emoji.js';
import type { Inline } from './inline-element.js';
import { slackDate } from './slack-date.js';

type Part = Inline | { elements: Part[] };

/** Text with Slack's markup as it reads, for where only plain text is shown: `Done :tada:` for `*Done* :tada:`, with the emoji. */
export function toPlain(text: string, names: Names): string {
  const { elements } = toRichText(text, '');
  return (elements as Part[]).map((element) => plainOf(element, names)).join(' ');
}

function plainOf(part: Part, names: Names): string {
  if (!('type' in part) || Array.isArray(part.elements)) {
    return (part.elements as Part[]).map((element) => plainOf(element, names)).join('');
  }
  switch (part.type) {
    case 'emoji':
      return emojiOf(String(part.name)) ?? `:${part.name}:`;
    case 'user':
      return `@${names.users.get(String(part.user_id))?.name ?? part.user_id}`;
    case 'channel':
      return `#${names.channels.get(String(part.channel_id))?.name ?? 'private-channel'}`;
    case 'broadcast':
      return `@${part.range}`;
    case 'date':
      return slackDate(part, { timeZone: names.me.timeZone, now: new Date() });
    default:
      return String(part.text ?? part.url ?? '');
  }
}
