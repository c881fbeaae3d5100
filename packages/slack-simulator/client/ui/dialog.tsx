import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from './icon.js';

/** The focus starts on the first field, not on the close button. */
const FIRST_FIELD = '.dialog-body :is(input, textarea, select)';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Buttons at the bottom. */
  actions?: ComponentChildren;
  /** If set, the dialog is a form. */
  onSubmit?: () => void;
  size?: 'small' | 'medium';
}

/** A modal dialog. The browser keeps the focus inside; Esc and the cross close it. */
export function Dialog({ title, onClose, children, actions, onSubmit, size = 'medium' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    onSubmit?.();
  };
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={dialog} class={`dialog ${size}`} aria-labelledby={id} onCancel={cancel}>
      <form noValidate onSubmit={submit}>
        <header>
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label="Close" onClick={onClose} />
        </header>
        <div class="dialog-body">{children}</div>
        {actions && <footer>{actions}</footer>}
      </form>
    </dialog>
  );
}
