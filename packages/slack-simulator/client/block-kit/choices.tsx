import type { Option } from '../../src/element-state.js';
import { type TextObject, TextOf } from '../text/mrkdwn.js';
import { type Block, type Element, keyOf, useHost } from './host.js';
import { initialValues } from './shown-options.js';

interface ChoicesProps {
  block: Block;
  element: Element;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
}

/** Checkboxes and radio buttons. */
export function Choices({ block, element, labelledBy, describedBy }: ChoicesProps) {
  const host = useHost();
  const isMany = element.type === 'checkboxes';
  const value = host.valueOf(block, element);
  const chosen = value === undefined ? initialValues(element) : [value ?? []].flat().map(String);
  const change = (option: string, isOn: boolean) => {
    const next = isMany ? [...chosen.filter((one) => one !== option), ...(isOn ? [option] : [])] : option;
    host.set(block, element, next);
    if (block.type !== 'input' || block.dispatch_action === true) host.press(block, element, next);
  };
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of its roles have a label.
    <div
      class="choices"
      role={isMany ? 'group' : 'radiogroup'}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-label={labelledBy ? undefined : 'Options'}
    >
      {(element.options as Option[]).map((option) => (
        <label key={option.value} class="choice">
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={keyOf(block, element)}
            checked={chosen.includes(option.value)}
            onChange={({ currentTarget }) => change(option.value, currentTarget.checked)}
          />
          <span>
            <TextOf of={option.text as TextObject} />
            {option.description !== undefined && (
              <small>
                <TextOf of={option.description as TextObject} />
              </small>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
