import { plainText, type TextObject } from '../text/mrkdwn.js';
import { Icon } from '../ui/icon.js';
import { useWorkspace } from '../workspace-context.js';
import { type Block, type Element, useHost } from './host.js';
import { groupsOf, initialValues } from './shown-options.js';

interface MultiSelectProps {
  block: Block;
  element: Element;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
}

/** A menu with several choices: those that are chosen, and a list to add more from. */
export function MultiSelect({ block, element, labelledBy, describedBy }: MultiSelectProps) {
  const workspace = useWorkspace();
  const host = useHost();
  const placeholder = element.placeholder ? plainText(element.placeholder as TextObject) : 'Add an option';
  const value = host.valueOf(block, element);
  const chosen = Array.isArray(value) ? value.map(String) : initialValues(element);
  const options = groupsOf(element, workspace).flatMap((group) => group.options);
  const most = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const change = (next: string[]) => {
    host.set(block, element, next);
    if (block.type !== 'input' || block.dispatch_action === true) host.press(block, element, next);
  };
  return (
    <div class="multi-select">
      {chosen.map((one) => {
        const label = options.find((option) => option.value === one)?.label ?? one;
        return (
          <span key={one} class="chip">
            {label}
            <button
              type="button"
              aria-label={`Remove ${label}`}
              onClick={() => change(chosen.filter((other) => other !== one))}
            >
              <Icon name="close" />
            </button>
          </span>
        );
      })}
      <select
        class="select"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-label={labelledBy ? undefined : placeholder}
        aria-invalid={host.errorOf(block) !== undefined}
        disabled={chosen.length >= most}
        value=""
        onChange={({ currentTarget }) => {
          change([...chosen, currentTarget.value]);
          currentTarget.value = '';
        }}
      >
        <option value="">{placeholder}</option>
        {options
          .filter((option) => !chosen.includes(option.value))
          .map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
      </select>
    </div>
  );
}
