import { useState } from 'preact/hooks';
import type { ScreenChannel } from '../../src/screen/protocol.js';
import { Avatar } from '../ui/avatar.js';
import { useWorkspace } from '../workspace-context.js';
import { PanelFrame } from './panel.js';

/** A channel's members, the people who could be added, and its topic and purpose. */
export function MembersPanel({ channel, onClose }: { channel: ScreenChannel; onClose: () => void }) {
  const { users, store, state } = useWorkspace();
  const absent = state.users.filter(({ id }) => !channel.members.includes(id));
  return (
    <PanelFrame title="Members" onClose={onClose}>
      <div class="panel-scroll">
        <ul class="people">
          {channel.members.map((id) => (
            <li key={id}>
              <Avatar user={users.get(id)} size="small" /> {users.get(id)?.realName ?? id}
            </li>
          ))}
        </ul>
        {channel.isMember && !channel.isArchived && (
          <>
            {absent.length > 0 && (
              <select
                class="select"
                aria-label="Add someone"
                value=""
                onChange={({ currentTarget }) =>
                  void store.act('invite', { channel: channel.id, user: currentTarget.value })
                }
              >
                <option value="">Add someone</option>
                {absent.map(({ id, realName }) => (
                  <option key={id} value={id}>
                    {realName}
                  </option>
                ))}
              </select>
            )}
            <TopicField key={channel.topic} channel={channel} />
            <button
              type="button"
              class="button"
              onClick={() => void store.act('leave', { channel: channel.id })}
            >
              Leave channel
            </button>
          </>
        )}
      </div>
    </PanelFrame>
  );
}

function TopicField({ channel }: { channel: ScreenChannel }) {
  const { store } = useWorkspace();
  const [topic, setTopic] = useState(channel.topic);
  return (
    <form
      class="topic-field"
      onSubmit={(event) => {
        event.preventDefault();
        void store.act('topic', { channel: channel.id, topic });
      }}
    >
      <label>
        Topic
        <input
          class="input"
          value={topic}
          maxLength={250}
          onInput={({ currentTarget }) => setTopic(currentTarget.value)}
        />
      </label>
      <button type="submit" class="button">
        Set topic
      </button>
    </form>
  );
}
