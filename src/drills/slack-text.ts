import { escapeMarkupOnce } from '../base/escape-markup.js';

/** People, channels, groups, dates and links; `[^<>]` ends at the next bracket, so reading is linear. */
const MARKUP = /(<(?:[@#!]|https?:|mailto:|tel:)[^<>]+>)/;

/**
 * What someone typed, as Slack delivers it: `&`, `<` and `>` are escaped. Markup such as `<@U1>` and what's escaped
 * already stay.
 */
export function asSlackSends(text: string): string {
  return text
    .split(MARKUP)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkupOnce(part)))
    .join('');
}
