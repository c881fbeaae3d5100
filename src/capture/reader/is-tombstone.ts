/** Slack's text for a deleted message with replies, in every language. */
const DELETED = 'This message was deleted.';

interface PossibleTombstone {
  subtype?: string | undefined;
  user?: string | undefined;
  text?: string | undefined;
}

/**
 * Whether Slack left this in place of a deleted message. Some deliveries lack a
 * tombstone's subtype, as they lack others.
 */
export function isTombstone({ subtype, user, text }: PossibleTombstone): boolean {
  return subtype === 'tombstone' || (user === 'USLACKBOT' && text === DELETED);
}
