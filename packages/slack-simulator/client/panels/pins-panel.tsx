import type { ScreenChannel, ScreenMessage } from '../../src/screen/protocol.js';
import { inChannel, Message } from '../messages/message.js';
import { useBasics } from '../workspace-context.js';
import { PanelFrame } from './panel.js';

interface PinsPanelProps {
  channel: ScreenChannel;
  messages: readonly ScreenMessage[];
  onClose: () => void;
}

export function PinsPanel({ channel, messages, onClose }: PinsPanelProps) {
  const { go } = useBasics();
  const pinned = channel.pins.flatMap((ts) => messages.find((message) => message.ts === ts) ?? []);
  return (
    <PanelFrame title="Pinned messages" onClose={onClose}>
      <div class="panel-scroll">
        {pinned.length === 0 && <p class="quiet">Nothing is pinned here.</p>}
        {pinned.map((message) => (
          <div key={message.ts} class="card">
            <Message {...inChannel(channel, message)} isFollowUp={false} isLinked={false} />
            <button
              type="button"
              class="link"
              onClick={() => go({ channel: channel.id, linked: message.ts })}
            >
              Show in the channel
            </button>
          </div>
        ))}
      </div>
    </PanelFrame>
  );
}
