/** Slack's placeholders for an app's empty notification text. They carry no information. */
const PLACEHOLDERS = new Set([
  '[no preview available]',
  "This content can't be displayed.",
  'This message contains interactive elements.',
]);

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.has(text.trim());
}
