import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  label: string;
  detail?: string | undefined;
  isDanger?: boolean | undefined;
  isChecked?: boolean | undefined;
  onSelect: () => void;
}

interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  /** The button's content; its look is `buttonClass`. */
  children: ComponentChildren;
  buttonClass?: string;
  align?: 'start' | 'end';
  side?: 'above' | 'below';
}

/** A button that opens a menu. Arrow keys move in it, Esc closes it. */
export function Menu({ label, items, children, buttonClass = 'icon-button', align, side }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    itemsIn(root.current)[0]?.focus();
    const closeOutside = ({ target }: Event) => {
      if (!root.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      close();
    }
    if (event.key === 'Tab') setOpen(false);
    moveFocus(event, itemsIn(root.current));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of its buttons.
    <span class="menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        class={buttonClass}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <div class={`menu-items ${align ?? 'start'} ${side ?? 'below'}`} role="menu" aria-label={label}>
          {items.map((item) => (
            <MenuButton key={item.label} item={item} close={close} />
          ))}
        </div>
      )}
    </span>
  );
}

const RADIO = {
  on: { role: 'menuitemradio', 'aria-checked': true },
  off: { role: 'menuitemradio', 'aria-checked': false },
} as const;

function MenuButton({ item, close }: { item: MenuItem; close: () => void }) {
  const { label, detail, isDanger, isChecked, onSelect } = item;
  const state = isChecked === undefined ? ({ role: 'menuitem' } as const) : RADIO[isChecked ? 'on' : 'off'];
  const select = () => {
    close();
    onSelect();
  };
  return (
    <button
      type="button"
      {...state}
      tabIndex={-1}
      class={`menu-item${isDanger ? ' danger' : ''}`}
      onClick={select}
    >
      <span>{label}</span>
      {detail && <small>{detail}</small>}
    </button>
  );
}

function itemsIn(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('.menu-item') ?? [])];
}

const STEPS: Record<string, (at: number, length: number) => number> = {
  ArrowDown: (at, length) => (at + 1) % length,
  ArrowUp: (at, length) => (at - 1 + length) % length,
  Home: () => 0,
  End: (_, length) => length - 1,
};

/** Moves the focus among elements with the arrow keys. */
export function moveFocus(event: KeyboardEvent, elements: readonly HTMLElement[]): void {
  const step = STEPS[event.key];
  if (!step || elements.length === 0) return;
  event.preventDefault();
  elements[step(elements.indexOf(document.activeElement as HTMLElement), elements.length)]?.focus();
}
