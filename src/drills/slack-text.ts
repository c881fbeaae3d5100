import { escapeMarkupOnce } from '../base/escape-markup.js';

/** People, channels, groups, dates and links; `[^<>]` ends at the next bracket, so reading is linear. */
const MARKUP = /(<(?:[@#!]|https?:|mailto:|tel:)[^<>]+>)/;

/**
 * Typed text the way Slack delivers it: `&`, `<` and `>` are escaped. Markup such as `<@U1>` and text that's already
 * escaped stay.
 */
export function asSlackSends(text: string): string {
  return text
    .split(MARKUP)
    .map((part, index) => (index % 2 === 1 ? part : escapeMarkupOnce(part)))
    .join('');
}
