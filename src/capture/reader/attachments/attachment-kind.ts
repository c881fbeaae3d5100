import { unescapeMarkup } from '../../../base/escape-markup.js';
import { boundTree } from '../bound-tree.js';
import type { SlackMessage } from '../slack-message.js';
import { type JsonFields, textIn } from '../untrusted-json.js';

/** `own` is what the author attached, such as an alert's fields; `share` is a message that the author forwarded. */
export type AttachmentKind = 'own' | 'share' | 'unfurl';

const MESSAGE_MARKS = ['is_msg_unfurl', 'is_reply_unfurl', 'is_thread_root_unfurl'];
const UNFURL_MARKS = ['is_app_unfurl', 'app_unfurl_url', 'from_url', 'original_url'];
const ADDRESSES = ['app_unfurl_url', 'from_url', 'original_url'];

/** What a message has besides its attachments; a preview belongs to a link in it. */
export interface Surroundings {
  hasWords: boolean;
  /** All of it, if an app wrote the message: only apps attach something of their own that has an address. */
  appsWords?: () => string;
}

/**
 * Slack marks a forwarded message with `is_share`, and a message that it previews below a link only with
 * `is_msg_unfurl`. Some clients forward without `is_share`. In that case, there's no link that it could
 * preview: the message has no text, or the attachment names a message but no URL. An app's attachment may
 * have the URL of what it reports; in a message without that link, it isn't a preview either.
 */
export function kindOfAttachment(
  attachment: JsonFields,
  { hasWords, appsWords }: Surroundings,
): AttachmentKind {
  if (attachment.is_share === true) return 'share';
  if (MESSAGE_MARKS.some((mark) => attachment[mark])) {
    return hasWords && !isUnlinkedMessage(attachment) ? 'unfurl' : 'share';
  }
  const isPreview = hasWords && UNFURL_MARKS.some((mark) => attachment[mark]);
  return isPreview && isLinked(attachment, appsWords) ? 'unfurl' : 'own';
}

function isLinked(attachment: JsonFields, words: (() => string) | undefined): boolean {
  const addresses = ADDRESSES.map((name) => textIn(attachment, name)).filter((address) => address !== '');
  if (words === undefined || addresses.length === 0) return true;
  const plain = unescapeMarkup(words());
  return addresses.some((address) => plain.includes(withoutEnds(unescapeMarkup(address))));
}

/** Slack may complete an address that someone typed. */
function withoutEnds(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

function isUnlinkedMessage(attachment: JsonFields): boolean {
  const [address, channel, ts] = ['from_url', 'channel_id', 'ts'].map((name) => textIn(attachment, name));
  return address === '' && channel !== '' && ts !== '';
}

export function surroundingsOf(
  message: Pick<SlackMessage, 'text' | 'blocks' | 'bot_id' | 'subtype'>,
): Surroundings {
  const { text = '', blocks = [], bot_id, subtype } = message;
  const isApps = bot_id !== undefined || subtype === 'bot_message';
  return {
    hasWords: text.trim() !== '' || blocks.length > 0,
    ...(isApps && { appsWords: () => `${text}\n${JSON.stringify(boundTree(blocks).tree)}` }),
  };
}
