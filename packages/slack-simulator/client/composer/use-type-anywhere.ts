import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Elements in which keys mean something else. */
const TAKES_KEYS = 'input, textarea, select, dialog, [role="menu"], .panel';

/** As in Slack, keys typed while no text field has the focus go to the message field. */
export function useTypeAnywhere(field: RefObject<HTMLTextAreaElement>, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      // The browser types the character into whatever has the focus by then.
      if (isTyped(event)) field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [field, isOn]);
}

function isTyped({ key, ctrlKey, metaKey, altKey, isComposing, target }: KeyboardEvent): boolean {
  // Space presses the button that has the focus, or scrolls.
  if ([...key].length !== 1 || key === ' ' || ctrlKey || metaKey || altKey || isComposing) return false;
  if (document.querySelector('dialog[open]')) return false;
  return target instanceof Element && target.closest(TAKES_KEYS) === null;
}
