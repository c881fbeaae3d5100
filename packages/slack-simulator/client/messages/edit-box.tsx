import { useEffect, useRef, useState } from 'preact/hooks';
import type { ScreenMessage } from '../../src/screen/protocol.js';
import { toTyped } from '../text/typed.js';
import { useWorkspace } from '../workspace-context.js';

interface EditBoxProps {
  channel: string;
  message: ScreenMessage;
  onDone: () => void;
}

/** A message while its author edits it. Enter saves, Esc discards the changes. */
export function EditBox({ channel, message, onDone }: EditBoxProps) {
  const { store, users, channels } = useWorkspace();
  const [text, setText] = useState(() => toTyped(message.text, { users, channels }));
  const [isSaving, setSaving] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function save(): Promise<void> {
    if (isSaving) return;
    setSaving(true);
    if (await store.act('edit', { channel, ts: message.ts, text })) onDone();
    else setSaving(false);
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void save();
  };
  return (
    <div class="edit-box">
      <textarea
        ref={field}
        aria-label="Edit message"
        value={text}
        // Otherwise, text typed while saving would be lost.
        readOnly={isSaving}
        rows={Math.min(text.split('\n').length, 8)}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="button" class="button" onClick={onDone}>
        Cancel
      </button>
      <button type="button" class="button primary" disabled={isSaving} onClick={() => void save()}>
        Save
      </button>
    </div>
  );
}
