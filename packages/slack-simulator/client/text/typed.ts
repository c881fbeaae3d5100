import { unescapeText } from '../../src/typed-inline.js';
import type { Names } from '../channel-names.js';

/** Message text as its author typed it: `@bob` for `<@U1>`, `#general` for `<#C1>`, plain links. */
export function toTyped(text: string, { users, channels }: Pick<Names, 'users' | 'channels'>): string {
  const typed = text
    .replace(/<@([A-Z0-9]{1,20})(?:\|[^<>]{0,100})?>/g, (whole, id: string) => {
      const user = users.get(id);
      return user ? `@${user.handle}` : whole;
    })
    .replace(/<#([A-Z0-9]{1,20})(?:\|[^<>]{0,100})?>/g, (whole, id: string) => {
      const channel = channels.get(id);
      return channel ? `#${channel.name}` : whole;
    })
    .replace(/<(https?:[^<>|]{1,3000})(?:\|[^<>]{0,500})?>/g, '$1');
  return unescapeText(typed);
}
