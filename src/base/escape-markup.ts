const BARE_AMPERSAND = /&(?!(?:amp|lt|gt);)/g;

/** Text as Slack escapes it: nothing in it mentions anyone or links anywhere. */
export function escapeMarkup(text: string): string {
  return escapeBrackets(text.replaceAll('&', '&amp;'));
}

/** The same for text that may be escaped already, in whole or in part. */
export function escapeMarkupOnce(text: string): string {
  return escapeBrackets(escapeAmpersands(text));
}

/** For a link, where an ampersand starts an entity and brackets end it. */
export function escapeAmpersands(text: string): string {
  return text.replace(BARE_AMPERSAND, '&amp;');
}

export function escapeBrackets(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function unescapeMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
