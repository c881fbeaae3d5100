import { plainText, type TextObject } from '../text/mrkdwn.js';
import { type Block, type Element, useHost } from './host.js';

interface TextInputProps {
  block: Block;
  element: Element;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
}

const TYPES: Record<string, string> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
};
const LINES = 5;

/** A field for text, on one line or several. */
export function TextInput({ block, element, labelledBy, describedBy }: TextInputProps) {
  const host = useHost();
  const label = element.placeholder ? plainText(element.placeholder as TextObject) : '';
  const value = String(host.valueOf(block, element) ?? element.initial_value ?? '');
  const { max_length, dispatch_action_config } = element;
  const triggers = (dispatch_action_config as { trigger_actions_on?: string[] } | undefined)
    ?.trigger_actions_on;
  const dispatches = (trigger: string) =>
    block.dispatch_action === true && (triggers ?? ['on_enter_pressed']).includes(trigger);
  const change = (typed: string) => {
    host.set(block, element, typed);
    if (dispatches('on_character_entered')) host.press(block, element, typed);
  };
  const common = {
    class: 'input',
    value,
    placeholder: label,
    maxLength: max_length === undefined ? undefined : Number(max_length),
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-label': labelledBy ? undefined : label || 'Text',
    'aria-invalid': host.errorOf(block) !== undefined,
    'aria-required': block.type === 'input' && block.optional !== true,
  };
  if (element.multiline === true) {
    return <textarea {...common} rows={LINES} onInput={({ currentTarget }) => change(currentTarget.value)} />;
  }
  return (
    <input
      {...common}
      type={TYPES[element.type] ?? 'text'}
      inputMode={element.type === 'number_input' ? 'decimal' : undefined}
      onInput={({ currentTarget }) => change(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !dispatches('on_enter_pressed')) return;
        event.preventDefault();
        host.press(block, element, value);
      }}
    />
  );
}
