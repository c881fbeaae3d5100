import type { SlackMessage } from '../slack-message.js';
import { type JsonFields, textIn } from '../untrusted-json.js';

/** `own` is what the author attached, such as an alert's fields; `share` is a message that the author forwarded. */
export type AttachmentKind = 'own' | 'share' | 'unfurl';

const MESSAGE_MARKS = ['is_msg_unfurl', 'is_reply_unfurl', 'is_thread_root_unfurl'];
const UNFURL_MARKS = ['is_app_unfurl', 'app_unfurl_url', 'from_url', 'original_url'];

/**
 * Slack marks a forwarded message with `is_share`, and a message that it previews below a link only with
 * `is_msg_unfurl`. Some clients forward without `is_share`. In that case, there's no link that it could
 * preview: the message has no text, or the attachment names a message but no URL. An app's attachment may
 * have the URL of what it reports; in a message without text, it isn't a preview either.
 */
export function kindOfAttachment(attachment: JsonFields, messageHasWords: boolean): AttachmentKind {
  if (attachment.is_share === true) return 'share';
  if (MESSAGE_MARKS.some((mark) => attachment[mark])) {
    return messageHasWords && !isUnlinkedMessage(attachment) ? 'unfurl' : 'share';
  }
  const isPreview = messageHasWords && UNFURL_MARKS.some((mark) => attachment[mark]);
  return isPreview ? 'unfurl' : 'own';
}

function isUnlinkedMessage(attachment: JsonFields): boolean {
  const [address, channel, ts] = ['from_url', 'channel_id', 'ts'].map((name) => textIn(attachment, name));
  return address === '' && channel !== '' && ts !== '';
}

/** Whether a message has anything besides attachments, so that a preview could belong to a link in it. */
export function hasWords({ text = '', blocks = [] }: Pick<SlackMessage, 'text' | 'blocks'>): boolean {
  return text.trim() !== '' || blocks.length > 0;
}
