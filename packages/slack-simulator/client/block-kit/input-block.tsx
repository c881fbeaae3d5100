import { useId } from 'preact/hooks';
import { plainText, type TextObject } from '../text/mrkdwn.js';
import { ElementView } from './element-view.js';
import { type Block, type Element, useHost } from './host.js';

/** A form field, with its label, hint and error. */
export function InputBlock({ block }: { block: Block }) {
  const host = useHost();
  const id = useId();
  const element = block.element as Element;
  const error = host.errorOf(block);
  const hint = block.hint as TextObject | undefined;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={`input-block${error ? ' invalid' : ''}`} data-block={block.block_id}>
      <div class="label" id={`${id}-label`}>
        {plainText(block.label as TextObject)}
        {block.optional === true && <span class="optional"> (optional)</span>}
      </div>
      <ElementView block={block} element={element} labelledBy={`${id}-label`} describedBy={describedBy} />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {plainText(hint)}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
