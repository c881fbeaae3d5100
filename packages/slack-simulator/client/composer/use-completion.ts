import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { useWorkspace } from '../workspace-context.js';
import { type Completion, complete, completionsFor, wordAt } from './completions.js';

export const LIST_ID = 'completions';

interface CompletionOptions {
  text: string;
  setText: (text: string) => void;
  field: RefObject<HTMLTextAreaElement>;
}

export interface CompletionControl {
  items: readonly Completion[];
  active: number;
  choose(item: Completion): void;
  close(): void;
  refresh(field: HTMLTextAreaElement): void;
  /** True if the list handled the key. */
  onKeyDown(event: KeyboardEvent): boolean;
  aria: Record<string, string | boolean | undefined>;
}

/** Suggests completions for the word before the cursor. */
export function useCompletion({ text, setText, field }: CompletionOptions): CompletionControl {
  const { state } = useWorkspace();
  const [items, setItems] = useState<readonly Completion[]>([]);
  const [active, setActive] = useState(0);
  const close = () => setItems([]);

  function choose(item: Completion): void {
    const cursor = field.current?.selectionStart ?? text.length;
    const completed = complete(text, cursor, item.text);
    setText(completed.text);
    close();
    if (!field.current) return;
    // Immediately, not after the next render: text typed in the meantime has to come after the completion.
    field.current.value = completed.text;
    field.current.focus();
    field.current.setSelectionRange(completed.cursor, completed.cursor);
  }

  function refresh({ value, selectionStart }: HTMLTextAreaElement): void {
    const found = wordAt(value, selectionStart);
    const offered = found ? completionsFor(found.word, state) : [];
    // Nothing is left to complete.
    const isDone =
      offered.length === 1 && offered[0]?.text === found?.word && offered[0]?.text.startsWith('/') === false;
    setItems(isDone ? [] : offered);
    setActive(0);
  }

  const keys: Record<string, () => void> = {
    ArrowDown: () => setActive((active + 1) % items.length),
    ArrowUp: () => setActive((active - 1 + items.length) % items.length),
    Escape: close,
    Tab: () => choose(items[active] as Completion),
    Enter: () => choose(items[active] as Completion),
  };

  return {
    items,
    active,
    choose,
    close,
    refresh,
    onKeyDown(event) {
      const act = items.length > 0 && !event.shiftKey ? keys[event.key] : undefined;
      if (!act) return false;
      event.preventDefault();
      event.stopPropagation();
      act();
      return true;
    },
    aria: {
      'aria-autocomplete': 'list',
      'aria-controls': items.length > 0 ? LIST_ID : undefined,
      'aria-activedescendant': items.length > 0 ? `${LIST_ID}-${active}` : undefined,
    },
  };
}
