import type { Fields } from '../../src/model.js';
import type { ScreenMessage } from '../../src/screen/protocol.js';
import { Blocks } from '../block-kit/blocks.js';
import type { Block } from '../block-kit/host.js';
import { Link } from '../text/link.js';
import { Mrkdwn } from '../text/mrkdwn.js';
import { Files } from './files.js';

interface Attachment extends Fields {
  id?: number;
}

const COLORS: Record<string, string> = { good: '2e9a63', warning: 'c98a1b', danger: 'c4314b' };

/** Attachments: forwarded messages, previews, and what older apps send. */
export function Attachments({ message }: { message: ScreenMessage }) {
  const attachments = (message.attachments ?? []) as Attachment[];
  return attachments.map((attachment, index) => <AttachmentView key={index} of={attachment} />);
}

function AttachmentView({ of }: { of: Attachment }) {
  const color = String(of.color ?? '').replace('#', '');
  const bar = COLORS[color] ?? (/^[0-9a-f]{6}$/i.test(color) ? color : undefined);
  const fields = (of.fields ?? []) as { title?: string; value?: string }[];
  const quoted = (of.message_blocks ?? []) as { message: { blocks: Block[] } }[];
  const blocks = (of.blocks ?? quoted[0]?.message.blocks ?? []) as Block[];
  const text = (field: string) => (of[field] === undefined ? undefined : String(of[field]));
  return (
    <>
      {of.pretext !== undefined && <Mrkdwn text={String(of.pretext)} />}
      <div class="attachment" style={bar ? { borderLeftColor: `#${bar}` } : undefined}>
        {of.author_name !== undefined && <p class="attachment-author">{text('author_name')}</p>}
        {of.title !== undefined && (
          <p class="attachment-title">
            {of.title_link ? <Link url={String(of.title_link)}>{text('title')}</Link> : text('title')}
          </p>
        )}
        {blocks.length > 0 ? (
          <Blocks blocks={named(blocks)} />
        ) : of.text ? (
          <Mrkdwn text={String(of.text)} />
        ) : null}
        {fields.length > 0 && (
          <div class="fields">
            {fields.map(({ title = '', value = '' }, index) => (
              <div key={index} class="field">
                <strong>{title}</strong>
                <Mrkdwn text={value} />
              </div>
            ))}
          </div>
        )}
        <Files message={of as unknown as ScreenMessage} />
        {of.footer !== undefined && (
          <p class="quiet">
            {of.from_url ? <Link url={String(of.from_url)}>{text('footer')}</Link> : text('footer')}
          </p>
        )}
      </div>
    </>
  );
}

/** Blocks of attachments may have no ids. */
function named(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `attachment-${index}` }));
}
