import type { MessageFile } from './records/message-file.js';

/** Turns the parts of a description into plain text or mrkdwn. */
export interface EventFormat {
  person(userId: string): string;
  status(status: string): string;
  /** A value someone chose: a severity, role, title, service or file name. */
  name(value: string): string;
  /** Text as Slack sent it, with mentions as ids. */
  text(raw: string): string;
  /** Text by Aegis, with times such as `2025-01-15 14:05:09 UTC`. */
  dated(text: string): string;
  /** Text that isn't markup, such as that of a file. */
  verbatim(text: string): string;
  /** A file's name, as a link if the format has links. */
  file(file: MessageFile): string;
  /** A time, as ISO 8601. */
  time(at: string): string;
  /** A hash: in full where a program may compare it, its beginning where people read. */
  hash(value: string): string;
  strong(formatted: string): string;
  /** A Slack emoji, by name; nothing in plain text. */
  icon(emoji: string): string;
}
