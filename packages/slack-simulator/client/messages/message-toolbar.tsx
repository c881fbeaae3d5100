import { useState } from 'preact/hooks';
import type { ScreenChannel, ScreenMessage } from '../../src/screen/protocol.js';
import { EmojiPicker } from '../emoji/emoji-picker.js';
import { Confirm } from '../ui/confirm.js';
import { Icon, IconButton } from '../ui/icon.js';
import { Menu, type MenuItem } from '../ui/menu.js';
import { useWorkspace, type WorkspaceContext } from '../workspace-context.js';

interface ToolbarProps {
  channel: ScreenChannel;
  message: ScreenMessage;
  inThread: boolean;
  onEdit: () => void;
}

const ASK_DELETE = {
  title: { type: 'plain_text', text: 'Delete message' },
  text: { type: 'plain_text', text: "Delete this message? This can't be undone." },
  confirm: { type: 'plain_text', text: 'Delete' },
  deny: { type: 'plain_text', text: 'Cancel' },
  style: 'danger',
} as const;

/** What to do with a message; shown while the pointer or the keyboard is on it. */
export function MessageToolbar({ channel, message, inThread, onEdit }: ToolbarProps) {
  const workspace = useWorkspace();
  const { store, go } = workspace;
  const [open, setOpen] = useState<'emoji' | 'delete'>();
  const place = { channel: channel.id, ts: message.ts };
  if (message.is_ephemeral) {
    return (
      <div class="message-toolbar">
        <IconButton icon="close" label="Dismiss" onClick={() => void store.act('delete', place)} />
      </div>
    );
  }
  if (!channel.isMember || channel.isArchived) return null;
  const items = menuItems(workspace, { channel, message, onEdit, onDelete: () => setOpen('delete') });
  const remove = () => {
    setOpen(undefined);
    void store.act('delete', place);
  };
  return (
    <div class="message-toolbar">
      <IconButton icon="smile" label="Add a reaction" onClick={() => setOpen('emoji')} />
      {!inThread && (
        <IconButton
          icon="reply"
          label="Reply in thread"
          onClick={() => go({ channel: channel.id, thread: message.thread_ts ?? message.ts })}
        />
      )}
      <Menu label="Message menu" items={items} align="end">
        <Icon name="more" />
      </Menu>
      {open === 'emoji' && (
        <EmojiPicker
          onPick={(name) => void store.act('react', { ...place, name, present: true })}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'delete' && <Confirm of={ASK_DELETE} onConfirm={remove} onDeny={() => setOpen(undefined)} />}
    </div>
  );
}

interface About extends Omit<ToolbarProps, 'inThread'> {
  onDelete: () => void;
}

function menuItems(workspace: WorkspaceContext, { channel, message, onEdit, onDelete }: About): MenuItem[] {
  const { store, state, me } = workspace;
  const place = { channel: channel.id, ts: message.ts };
  const isPinned = channel.pins.includes(message.ts);
  const isOwn = message.user === me.id;
  const shortcuts = state.app.shortcuts.filter(({ type }) => type === 'message');
  const link = `${state.team.url}archives/${channel.id}/p${message.ts.replace('.', '')}`;
  return [
    {
      label: isPinned ? 'Unpin' : 'Pin to channel',
      onSelect: () => void store.act('pin', { ...place, present: !isPinned }),
    },
    { label: 'Copy link', onSelect: () => void copyLink(workspace, link) },
    ...(isOwn ? [{ label: 'Edit message', onSelect: onEdit }] : []),
    ...(isOwn ? [{ label: 'Delete message', isDanger: true, onSelect: onDelete }] : []),
    ...shortcuts.map(({ name, description, callbackId }) => ({
      label: name,
      detail: description,
      onSelect: () => void store.act('messageShortcut', { ...place, callbackId }),
    })),
  ];
}

async function copyLink({ store }: WorkspaceContext, link: string): Promise<void> {
  await navigator.clipboard.writeText(link);
  store.toast('Link copied');
}
