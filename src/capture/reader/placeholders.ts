/** What Slack fills in where an app left the text for notifications empty. It says nothing. */
const PLACEHOLDERS = new Set([
  '[no preview available]',
  "This content can't be displayed.",
  'This message contains interactive elements.',
]);

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.has(text.trim());
}
