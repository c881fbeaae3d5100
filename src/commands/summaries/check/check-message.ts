import { UsageError } from '../../../base/errors.js';
import { fromSlackTs } from '../../../base/timestamp.js';
import { readMessageText } from '../../../capture/reader/read-message-text.js';
import { redact } from '../../../redaction/redact.js';
import { notice, type View } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { buildAnswerModal } from '../../home/answer-modal.js';
import type { RequestDeps } from '../../kernel/request-deps.js';
import type { MessageShortcut } from '../../kernel/shortcut.js';
import { TEXT_MAX } from './check.js';
import { compareText } from './compare-text.js';

/** Compares a message with the record, whether a person or an app wrote it. Throws UsageError when it has no text. */
export async function checkMessage(
  deps: RequestDeps,
  { invocation, message, incident }: MessageShortcut,
): Promise<View | undefined> {
  if (message === undefined || incident === undefined) return undefined;
  const text = redact(readMessageText(message), { personal: false }).text.trim();
  if (text === '')
    throw new UsageError(
      'This message has no text to compare with the record. Type it: `/incident check we rolled back at 14:20`.',
    );
  await compareText.open(deps, invocation, {
    incident_id: incident.incident_id,
    user_id: invocation.userId,
    channel_id: invocation.channelId,
    text: text.slice(0, TEXT_MAX).toWellFormed(),
    message_at: fromSlackTs(message.ts),
  });
  const what =
    text.length > TEXT_MAX ? `The first ${TEXT_MAX} characters of this message are` : 'This message is';
  return buildAnswerModal(
    notice(
      `${what} being compared with the record of ${shortId(incident.incident_id)}. The result will appear in the channel, and only you will see it.`,
    ),
  );
}
