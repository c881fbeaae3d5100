import type { ComponentChildren } from 'preact';
import { IconButton } from '../ui/icon.js';

interface PanelProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** The panel next to a conversation. Esc closes it. */
export function PanelFrame({ title, onClose, children }: PanelProps) {
  return (
    <aside
      class="panel"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header class="panel-header">
        <h2>{title}</h2>
        <IconButton icon="close" label={`Close ${title.toLowerCase()}`} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}
