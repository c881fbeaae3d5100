import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ScreenChannel, ScreenMessage } from '../../src/screen/protocol.js';
import { channelTitle } from '../channel-names.js';
import { Composer } from '../composer/composer.js';
import { MessageList } from '../messages/message-list.js';
import { useWorkspace } from '../workspace-context.js';
import { ChannelHeader, type Panel } from './channel-header.js';
import { MembersPanel } from './members-panel.js';
import { PinsPanel } from './pins-panel.js';
import { ThreadPanel } from './thread-panel.js';

interface ChannelViewProps {
  channel: ScreenChannel;
  messages: readonly ScreenMessage[] | undefined;
  onOpenSidebar: () => void;
}

/** A conversation, and the panel next to it: a thread, its pins or its members. */
export function ChannelView({ channel, messages, onOpenSidebar }: ChannelViewProps) {
  const { route, go } = useWorkspace();
  const [panel, setPanel] = useState<Panel>();
  useEffect(() => setPanel(undefined), [channel.id]);
  const closeThread = () => go({ channel: channel.id });
  return (
    <>
      <main class="main">
        <ChannelHeader channel={channel} panel={panel} onPanel={setPanel} onOpenSidebar={onOpenSidebar} />
        <Conversation key={channel.id} channel={channel} messages={messages} />
      </main>
      {route.thread !== undefined && messages ? (
        <ThreadPanel channel={channel} messages={messages} parent={route.thread} onClose={closeThread} />
      ) : (
        panel &&
        messages && (
          <SidePanel
            panel={panel}
            channel={channel}
            messages={messages}
            onClose={() => setPanel(undefined)}
          />
        )
      )}
    </>
  );
}

interface SidePanelProps {
  panel: Panel;
  channel: ScreenChannel;
  messages: readonly ScreenMessage[];
  onClose: () => void;
}

function SidePanel({ panel, ...props }: SidePanelProps) {
  return panel === 'pins' ? <PinsPanel {...props} /> : <MembersPanel {...props} />;
}

/** The messages, and the field to answer them. */
export function Conversation({ channel, messages }: Pick<ChannelViewProps, 'channel' | 'messages'>) {
  const workspace = useWorkspace();
  const { route, store } = workspace;
  // The line above new messages stays where it was when the channel was opened.
  const lastRead = useRef(channel.unread > 0 ? channel.lastRead : undefined);
  const top = useMemo(() => messages?.filter(isTopLevel) ?? [], [messages]);
  useEffect(() => {
    if (messages && !document.hidden) store.markRead(channel.id);
  }, [messages, channel.id]);
  const title = channelTitle(workspace, channel);
  return (
    <>
      <MessageList
        channel={channel}
        messages={top}
        label={`Messages in ${title}`}
        linked={route.thread === undefined ? route.linked : undefined}
        lastRead={lastRead.current}
      />
      {channel.isMember && !channel.isArchived ? (
        <Composer channel={channel.id} placeholder={`Message ${title}`} />
      ) : (
        <JoinBar channel={channel} />
      )}
    </>
  );
}

function isTopLevel({ ts, thread_ts = ts, subtype }: ScreenMessage & { subtype?: string }): boolean {
  return thread_ts === ts || subtype === 'thread_broadcast';
}

function JoinBar({ channel }: { channel: ScreenChannel }) {
  const { store } = useWorkspace();
  return (
    <div class="join-bar">
      {channel.isArchived ? (
        <p>This channel is archived. You can read what was said.</p>
      ) : (
        <>
          <p>You aren't in this channel.</p>
          <button
            type="button"
            class="button primary"
            onClick={() => void store.act('join', { channel: channel.id })}
          >
            Join channel
          </button>
        </>
      )}
    </div>
  );
}
