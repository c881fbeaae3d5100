/** Slack's words where a deleted message has replies, in every language. */
const DELETED = 'This message was deleted.';

interface PossibleTombstone {
  subtype?: string | undefined;
  user?: string | undefined;
  text?: string | undefined;
}

/** Whether Slack left this in place of a deleted message. Some deliveries lack its subtype, as they do those of others. */
export function isTombstone({ subtype, user, text }: PossibleTombstone): boolean {
  return subtype === 'tombstone' || (user === 'USLACKBOT' && text === DELETED);
}
