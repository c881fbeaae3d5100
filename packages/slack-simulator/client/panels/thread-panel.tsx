import { useMemo } from 'preact/hooks';
import type { ScreenChannel, ScreenMessage } from '../../src/screen/protocol.js';
import { Composer } from '../composer/composer.js';
import { MessageList } from '../messages/message-list.js';
import { useWorkspace } from '../workspace-context.js';
import { PanelFrame } from './panel.js';

interface ThreadPanelProps {
  channel: ScreenChannel;
  messages: readonly ScreenMessage[];
  /** The parent's ts. */
  parent: string;
  onClose: () => void;
}

export function ThreadPanel({ channel, messages, parent, onClose }: ThreadPanelProps) {
  const { route } = useWorkspace();
  const thread = useMemo(
    () => messages.filter(({ ts, thread_ts = ts }) => thread_ts === parent || ts === parent),
    [messages, parent],
  );
  return (
    <PanelFrame title="Thread" onClose={onClose}>
      <MessageList
        channel={channel}
        messages={thread}
        label="Messages in the thread"
        linked={route.linked}
        inThread
      />
      {channel.isMember && !channel.isArchived && (
        <Composer key={parent} channel={channel.id} thread={parent} placeholder="Reply" />
      )}
    </PanelFrame>
  );
}
