import { useRef, useState } from 'preact/hooks';
import { EmojiPicker } from '../emoji/emoji-picker.js';
import { Icon, IconButton } from '../ui/icon.js';
import { CompletionList } from './completion-list.js';
import { Pending, usePendingFiles } from './pending-files.js';
import { ShortcutMenu } from './shortcut-menu.js';
import { useCompletion } from './use-completion.js';
import { useSend } from './use-send.js';
import { useTypeAnywhere } from './use-type-anywhere.js';

interface ComposerProps {
  channel: string;
  thread?: string | undefined;
  placeholder: string;
}

const MAX_ROWS = 10;

/** Where people type. Enter sends, Shift+Enter starts a line; `/`, `@`, `#` and `:` offer completions. */
export function Composer({ channel, thread, placeholder }: ComposerProps) {
  const [text, setText] = useState('');
  const [isPicking, setPicking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const files = usePendingFiles();
  const completion = useCompletion({ text, setText, field });
  const send = useSend({ channel, thread });
  useTypeAnywhere(field, thread === undefined);

  async function submit(): Promise<void> {
    const { list } = files;
    if (text.trim() === '' && list.length === 0) return;
    // Cleared immediately: what's typed during sending is the next message.
    setText('');
    files.clear();
    field.current?.focus();
    if (await send(text, list)) return;
    setText((typed) => [text, typed].filter(Boolean).join('\n'));
    files.add(list);
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (completion.onKeyDown(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  };
  const insert = (more: string) => {
    setText(`${text}${more}`);
    field.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a look of its own.
    <div
      role="group"
      aria-label="New message"
      class="composer"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        files.add(event.dataTransfer?.files);
      }}
      onPaste={(event) => files.add(event.clipboardData?.files)}
    >
      <CompletionList completion={completion} />
      <Pending files={files} />
      <textarea
        ref={field}
        class="composer-field"
        aria-label={placeholder}
        placeholder={placeholder}
        rows={Math.min(text.split('\n').length, MAX_ROWS)}
        value={text}
        {...completion.aria}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          completion.refresh(currentTarget);
        }}
        onKeyDown={onKeyDown}
        onBlur={completion.close}
      />
      <div class="composer-bar">
        <label class="icon-button" title="Attach files">
          <input
            class="visually-hidden"
            type="file"
            multiple
            aria-label="Attach files"
            onChange={({ currentTarget }) => {
              files.add(currentTarget.files);
              currentTarget.value = '';
            }}
          />
          <Icon name="attach" />
        </label>
        <IconButton icon="smile" label="Insert an emoji" onClick={() => setPicking(true)} />
        <ShortcutMenu />
        <span class="space" />
        <IconButton icon="send" label="Send" onClick={() => void submit()} />
      </div>
      {isPicking && <EmojiPicker onPick={(name) => insert(`:${name}: `)} onClose={() => setPicking(false)} />}
    </div>
  );
}
