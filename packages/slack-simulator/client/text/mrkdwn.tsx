import { toRichText } from '../../src/rich-text.js';
import { unescapeText } from '../../src/typed-inline.js';
import { emojiOf } from '../emoji/emoji.js';
import { toMrkdwn } from './markdown.js';
import { RichText } from './rich-text.js';

/** Text with Slack's markup, `*bold* <@U1>`. */
export function Mrkdwn({ text }: { text: string }) {
  // Apps may write a quote's sign as it is.
  const { elements } = toRichText(text.replace(/^>(?=[^>])/gm, '&gt;'), '');
  return <RichText elements={elements as Parameters<typeof RichText>[0]['elements']} />;
}

/** Standard Markdown, as in `markdown` blocks. */
export function Markdown({ text }: { text: string }) {
  return <Mrkdwn text={toMrkdwn(text)} />;
}

export interface TextObject {
  type: string;
  text: string;
  emoji?: boolean;
}

/** A text object of Block Kit. */
export function TextOf({ of }: { of: TextObject }) {
  return of.type === 'mrkdwn' ? <Mrkdwn text={of.text} /> : <span class="plain">{plainText(of)}</span>;
}

/** Plain text with its `:emoji:` replaced, for labels and options. */
export function plainText({ text }: Pick<TextObject, 'text'>): string {
  const withEmoji = text.replace(/:([a-z0-9_+-]{1,60}):/g, (whole, name: string) => emojiOf(name) ?? whole);
  return unescapeText(withEmoji);
}
