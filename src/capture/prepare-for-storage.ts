import type { Timestamp } from '../base/timestamp.js';
import { keysOf } from '../data/table/keys.js';
import { CONTENT, type Comment, type MessageContent } from '../incidents/records/comment.js';
import type { Contents, TextOwner } from '../ports/contents.js';
import { redactCredentials } from '../redaction/redact-credentials.js';
import { packContent } from './pack-content.js';

/**
 * Maximum content in UTF-8 bytes, so that the item stays under 4 KB with its other attributes. A bot's item
 * also has the times of its states.
 */
const MAX_BYTES = { person: 3_100, bot: 2_600 };

interface Prepared {
  message: Comment;
  /** The kinds of credentials that were redacted. */
  secrets: string[];
}

/**
 * Redacts credentials in all text from people, and moves long texts to the object store. `version` is the
 * time since which the message has this content.
 */
export async function prepareForStorage(
  contents: Contents,
  message: Comment,
  version: Timestamp,
): Promise<Prepared> {
  const said = CONTENT.filter((name) => message[name] !== undefined).map((name) => [name, message[name]]);
  const { value, secrets } = redactCredentials(Object.fromEntries(said) as MessageContent);
  const content = await packContent(value, {
    maxBytes: message.author_kind === undefined ? MAX_BYTES.person : MAX_BYTES.bot,
    keep: (text) => contents.keep(text, { ...ownerOf(message), version }),
  });
  return { message: { ...message, ...content }, secrets };
}

/** The owner of a message's long texts. */
export function ownerOf(message: Pick<Comment, 'incident_id' | 'timestamp'>): TextOwner {
  return { incident_id: message.incident_id, item: keysOf.comment(message).SK };
}
