/** Slack's documented limits, in characters or entries. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  section: 3000,
  header: 150,
  fieldText: 2000,
  contextElements: 10,
  buttonText: 75,
  buttonValue: 2000,
  optionText: 75,
  options: 100,
  viewTitle: 24,
  privateMetadata: 3000,
  topic: 250,
  channelName: 80,
  /** All blocks of a message together; Slack rejected 13,298 characters of JSON with `msg_blocks_too_long`. */
  messageJson: 13_000,
  /** The `text` next to blocks. Slack cuts it at 40,000; people stop reading long before. */
  fallbackText: 3000,
} as const;
