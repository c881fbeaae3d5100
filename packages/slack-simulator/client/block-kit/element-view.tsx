import { plainText, type TextObject } from '../text/mrkdwn.js';
import { Icon } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';
import { Choices } from './choices.js';
import { ExternalSelect } from './external-select.js';
import { type Block, type Element, useHost } from './host.js';
import { PictureElement } from './image.js';
import { MultiSelect } from './multi-select.js';
import { DatePicker } from './pickers.js';
import { Select } from './select.js';
import { TextInput } from './text-input.js';

interface ElementProps {
  block: Block;
  element: Element;
  /** Of the label and what describes the field, in an input block. */
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
}

/** Any element of Block Kit. */
export function ElementView(props: ElementProps) {
  const { block, element } = props;
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <Button block={block} element={element} />;
    case 'overflow':
      return <Overflow block={block} element={element} />;
    case 'image':
      return <PictureElement element={element} />;
    case 'static_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return <Select {...props} />;
    case 'external_select':
      return <ExternalSelect {...props} />;
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return <MultiSelect {...props} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <Choices {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DatePicker {...props} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInput {...props} />;
    default:
      return <span class="hint">A {element.type}, which the simulator doesn't show</span>;
  }
}

function Button({ block, element }: ElementProps) {
  const host = useHost();
  const { text, url, style = '', accessibility_label: label } = element;
  const press = () => {
    if (typeof url === 'string') window.open(url, '_blank', 'noopener');
    host.press(block, element);
  };
  return (
    <button
      type="button"
      class={`button ${String(style)}`}
      aria-label={label === undefined ? undefined : String(label)}
      aria-busy={host.isBusy(block, element)}
      onClick={press}
    >
      {plainText(text as TextObject)}
    </button>
  );
}

interface OverflowOption {
  text: TextObject;
  value: string;
  description?: TextObject;
  url?: string;
}

function Overflow({ block, element }: ElementProps) {
  const host = useHost();
  const items = (element.options as OverflowOption[]).map((option) => ({
    label: plainText(option.text),
    detail: option.description && plainText(option.description),
    onSelect() {
      if (option.url) window.open(option.url, '_blank', 'noopener');
      host.press(block, element, option.value);
    },
  }));
  return (
    <Menu label="More actions" items={items} align="end" buttonClass="button overflow">
      <Icon name="more" />
    </Menu>
  );
}
