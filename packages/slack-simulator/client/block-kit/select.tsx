import { plainText, type TextObject } from '../text/mrkdwn.js';
import { useWorkspace } from '../workspace-context.js';
import { type Block, type Element, useHost } from './host.js';
import { groupsOf, initialValues, type ShownOption } from './shown-options.js';

interface SelectProps {
  block: Block;
  element: Element;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
}

/** A menu with one choice. Outside forms, the app gets the choice immediately. */
export function Select({ block, element, labelledBy, describedBy }: SelectProps) {
  const workspace = useWorkspace();
  const host = useHost();
  const placeholder = element.placeholder ? plainText(element.placeholder as TextObject) : 'Select an option';
  const value = host.valueOf(block, element) ?? initialValues(element)[0] ?? '';
  const change = (choice: string) => {
    host.set(block, element, choice === '' ? null : choice);
    if (block.type !== 'input' || block.dispatch_action === true) host.press(block, element, choice);
  };
  return (
    <select
      class="select"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-label={labelledBy ? undefined : placeholder}
      aria-invalid={host.errorOf(block) !== undefined}
      value={String(value)}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    >
      <option value="">{placeholder}</option>
      {groupsOf(element, workspace).map(({ label, options }) =>
        label === undefined ? (
          options.map(optionView)
        ) : (
          <optgroup key={label} label={label}>
            {options.map(optionView)}
          </optgroup>
        ),
      )}
    </select>
  );
}

function optionView({ value, label, detail }: ShownOption) {
  return (
    <option key={value} value={value}>
      {detail ? `${label} – ${detail}` : label}
    </option>
  );
}
