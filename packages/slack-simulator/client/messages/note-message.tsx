import type { ScreenMessage } from '../../src/screen/protocol.js';
import { Mrkdwn } from '../text/mrkdwn.js';
import { clockTime, dateOf } from '../text/time.js';
import { useBasics } from '../workspace-context.js';

/** Whether a message is one of Slack's own, such as about a person joining. */
export function isNote({ subtype = '' }: ScreenMessage & { subtype?: string }): boolean {
  return subtype.startsWith('channel_') || subtype.startsWith('group_') || subtype === 'tombstone';
}

export function NoteMessage({ message }: { message: ScreenMessage }) {
  const { me } = useBasics();
  return (
    <div class="note-message" data-ts={message.ts}>
      <Mrkdwn text={message.text} />
      <time>{clockTime(dateOf(message.ts), me.timeZone)}</time>
    </div>
  );
}
