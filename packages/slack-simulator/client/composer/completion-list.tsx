import { type CompletionControl, LIST_ID } from './use-completion.js';

/** The completions above the field; the field keeps the focus. */
export function CompletionList({ completion }: { completion: CompletionControl }) {
  if (completion.items.length === 0) return null;
  return (
    <div id={LIST_ID} class="completions" role="listbox" aria-label="Completions">
      {completion.items.map((item, index) => (
        <div
          key={item.text}
          id={`${LIST_ID}-${index}`}
          class="completion"
          role="option"
          tabIndex={-1}
          aria-selected={index === completion.active}
          // A click would take the focus from the field, and close the list.
          onPointerDown={(event) => {
            event.preventDefault();
            completion.choose(item);
          }}
        >
          <span>{item.label}</span>
          <small>{item.detail}</small>
        </div>
      ))}
    </div>
  );
}
