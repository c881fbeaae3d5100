import { useBasics } from '../workspace-context.js';
import { IconButton } from './icon.js';

/** Short notifications at the edge of the page; screen readers announce errors immediately. */
export function Toasts() {
  const { store } = useBasics();
  return (
    <div class="toasts" aria-live="polite">
      {store.toasts().map(({ id, text, isError, open }) => (
        <div key={id} class={`toast${isError ? ' error' : ''}`} role={isError ? 'alert' : 'status'}>
          {open ? (
            <button
              type="button"
              class="link"
              onClick={() => {
                store.dismiss(id);
                open();
              }}
            >
              {text}
            </button>
          ) : (
            <span>{text}</span>
          )}
          <IconButton icon="close" label="Dismiss" onClick={() => store.dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
