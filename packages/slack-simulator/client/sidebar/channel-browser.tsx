import { useState } from 'preact/hooks';
import type { ScreenChannel } from '../../src/screen/protocol.js';
import { count } from '../channel-names.js';
import { Dialog } from '../ui/dialog.js';
import { useWorkspace } from '../workspace-context.js';

/** All channels to join, and a form for a new one. */
export function ChannelBrowser({ onClose }: { onClose: () => void }) {
  const { state, store, go } = useWorkspace();
  const [name, setName] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const rooms = state.channels.filter(({ kind }) => kind === 'channel' || kind === 'group');
  const open = (channel: string) => {
    onClose();
    go({ channel });
  };
  const create = async () => {
    const made = await store.act<{ channel: string }>('create', { name, isPrivate });
    if (made) open(made.channel);
  };
  return (
    <Dialog title="Channels" onClose={onClose} onSubmit={() => void create()}>
      <div class="create-channel">
        <label>
          New channel
          <input
            class="input"
            placeholder="for-example-this"
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value.toLowerCase().replaceAll(' ', '-'))}
          />
        </label>
        <label class="choice">
          <input type="checkbox" checked={isPrivate} onChange={() => setPrivate(!isPrivate)} /> Private
        </label>
        <button type="submit" class="button primary">
          Create
        </button>
      </div>
      <ul class="channel-list">
        {rooms.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} onOpen={() => open(channel.id)} />
        ))}
      </ul>
    </Dialog>
  );
}

function ChannelRow({ channel, onOpen }: { channel: ScreenChannel; onOpen: () => void }) {
  const { id, name, kind, purpose, members, isMember, isArchived } = channel;
  const { store } = useWorkspace();
  const join = async () => {
    await store.act('join', { channel: id });
    onOpen();
  };
  return (
    <li>
      <div>
        <strong>
          {kind === 'channel' ? '#' : ''}
          {name}
        </strong>
        <small>
          {count(members.length, 'member')}
          {isArchived && ' · archived'} {purpose && ` · ${purpose}`}
        </small>
      </div>
      <button type="button" class="button" onClick={isMember || isArchived ? onOpen : () => void join()}>
        {isMember || isArchived ? 'Open' : 'Join'}
      </button>
    </li>
  );
}
