import { useState } from 'preact/hooks';
import type { ScreenMessage } from '../../src/screen/protocol.js';
import { BlockHost, type Values } from '../block-kit/block-host.js';
import { Blocks } from '../block-kit/blocks.js';
import type { Block } from '../block-kit/host.js';
import { Mrkdwn } from '../text/mrkdwn.js';
import { Attachments } from './attachments.js';
import { Files } from './files.js';

/** A message's content: its blocks or text, its attachments and files. */
export function MessageBody({ channel, message }: { channel: string; message: ScreenMessage }) {
  const [values, setValues] = useState<Values>({});
  const blocks = (message.blocks ?? []) as Block[];
  return (
    <BlockHost site={{ channel, ts: message.ts }} values={values} onChange={setValues}>
      <div class="message-body">
        {blocks.length > 0 ? (
          <Blocks blocks={blocks} />
        ) : (
          message.text !== '' && <Mrkdwn text={message.text} />
        )}
        {message.edited !== undefined && <small class="quiet">(edited)</small>}
      </div>
      <Attachments message={message} />
      <Files message={message} />
    </BlockHost>
  );
}
