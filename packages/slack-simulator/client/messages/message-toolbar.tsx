import { useState } from 'preact/hooks';
import type { ScreenMessage } from '../../src/screen/protocol.js';
import { EmojiPicker } from '../emoji/emoji-picker.js';
import { Confirm } from '../ui/confirm.js';
import { Icon, IconButton } from '../ui/icon.js';
import { Menu, type MenuItem } from '../ui/menu.js';
import { useBasics, type WorkspaceBasics } from '../workspace-context.js';

interface ToolbarProps {
  channel: string;
  message: ScreenMessage;
  isPinned: boolean;
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

/** Actions for a message, shown while the pointer or the keyboard focus is on it. */
export function MessageToolbar({ channel, message, isPinned, inThread, onEdit }: ToolbarProps) {
  const basics = useBasics();
  const { store, go } = basics;
  const [open, setOpen] = useState<'emoji' | 'delete'>();
  const place = { channel, ts: message.ts };
  if (message.is_ephemeral) {
    return (
      <div class="message-toolbar">
        <IconButton icon="close" label="Dismiss" onClick={() => void store.act('delete', place)} />
      </div>
    );
  }
  const items = menuItems(basics, { channel, message, isPinned, onEdit, onDelete: () => setOpen('delete') });
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
          onClick={() => go({ channel, thread: message.thread_ts ?? message.ts })}
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

function menuItems(
  basics: WorkspaceBasics,
  { channel, message, isPinned, onEdit, onDelete }: About,
): MenuItem[] {
  const { store, app, team, me } = basics;
  const place = { channel, ts: message.ts };
  const isOwn = message.user === me.id;
  const shortcuts = app.shortcuts.filter(({ type }) => type === 'message');
  const link = `${team.url}archives/${channel}/p${message.ts.replace('.', '')}`;
  return [
    {
      label: isPinned ? 'Unpin' : 'Pin to channel',
      onSelect: () => void store.act('pin', { ...place, present: !isPinned }),
    },
    { label: 'Copy link', onSelect: () => void copyLink(basics, link) },
    ...(isOwn ? [{ label: 'Edit message', onSelect: onEdit }] : []),
    ...(isOwn ? [{ label: 'Delete message', isDanger: true, onSelect: onDelete }] : []),
    ...shortcuts.map(({ name, description, callbackId }) => ({
      label: name,
      detail: description,
      onSelect: () => void store.act('messageShortcut', { ...place, callbackId }),
    })),
  ];
}

async function copyLink({ store }: WorkspaceBasics, link: string): Promise<void> {
  await navigator.clipboard.writeText(link);
  store.toast('Link copied');
}
