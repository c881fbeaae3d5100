import { escapeMarkupOnce } from '../../../base/escape-markup.js';
import { formatSlackDate } from '../rich-text/format-slack-date.js';
import { link } from '../slack-markup.js';
import { readTextObject } from '../text-object.js';
import { isJsonFields, type JsonFields, listIn, objectIn, objectsIn, textIn } from '../untrusted-json.js';
import type { PartReader } from './part-reader.js';

/** Buttons, menus and inputs: their labels, links and choices. */
export const ELEMENT_READERS: Readonly<Record<string, PartReader>> = {
  button: readButton,
  workflow_button: readButton,
  icon_button: readButton,
  feedback_buttons: (element, read) =>
    ['positive_button', 'negative_button'].flatMap((name) => read(objectIn(element, name).text)),
  overflow: (element) => objectsIn(element, 'options').map(readOption),
  checkboxes: (element) => readChoices(element, ['☑', '☐']),
  radio_buttons: (element) => readChoices(element, ['◉', '○']),
  /** The menu of an old attachment. */
  select: readMenu,
  static_select: readMenu,
  external_select: readMenu,
  multi_static_select: readMenu,
  multi_external_select: readMenu,
  users_select: readMenu,
  multi_users_select: readMenu,
  channels_select: readMenu,
  multi_channels_select: readMenu,
  conversations_select: readMenu,
  multi_conversations_select: readMenu,
  datepicker: (element, read) => readInput(element, read, 'initial_date'),
  timepicker: (element, read) => readInput(element, read, 'initial_time'),
  datetimepicker: ({ initial_date_time }) =>
    typeof initial_date_time === 'number' ? [formatSlackDate(initial_date_time, '{date} {time}')] : [],
  plain_text_input: (element, read) => readInput(element, read, 'initial_value'),
  email_text_input: (element, read) => readInput(element, read, 'initial_value'),
  url_text_input: (element, read) => readInput(element, read, 'initial_value'),
  number_input: (element, read) => readInput(element, read, 'initial_value'),
  rich_text_input: (element, read) => read(element.initial_value ?? element.placeholder),
  /** A source of an agent's answer. */
  url: (element) => [link(textIn(element, 'url'), escapeMarkupOnce(textIn(element, 'text')))],
};

function readButton(element: JsonFields): string[] {
  const workflowUrl = textIn(objectIn(objectIn(element, 'workflow'), 'trigger'), 'url');
  return [link(textIn(element, 'url') || workflowUrl, readTextObject(element.text))];
}

function readOption(option: JsonFields): string {
  const description = readTextObject(option.description);
  const text = link(textIn(option, 'url'), readTextObject(option.text));
  return description === '' ? text : `${text} (${description})`;
}

/** All options are visible, so each needs its state. */
function readChoices(element: JsonFields, [on, off]: readonly [string, string]): string[] {
  const chosen = new Set(
    [...objectsIn(element, 'initial_options'), objectIn(element, 'initial_option')].map(keyOf),
  );
  return objectsIn(element, 'options').map(
    (option) => `${chosen.has(keyOf(option)) ? on : off} ${readOption(option)}`,
  );
}

function keyOf(option: JsonFields): string {
  return textIn(option, 'value') || readTextObject(option.text);
}

/** Until someone opens a menu, only its choice is visible, or its placeholder if there's none. */
function readMenu(element: JsonFields): string[] {
  const several = ['initial_options', 'selected_options'].flatMap((name) => objectsIn(element, name));
  const options = [...several, element.initial_option].filter(isJsonFields);
  const chosen = [
    ...options.map(readOption),
    ...idsIn(element, 'initial_user', 'initial_users').map((id) => `<@${id}>`),
    ...idsIn(element, 'initial_channel', 'initial_channels').map((id) => `<#${id}>`),
    ...idsIn(element, 'initial_conversation', 'initial_conversations').map(mentionConversation),
  ];
  return chosen.length > 0 ? chosen : [readTextObject(element.placeholder ?? element.text)];
}

function idsIn(element: JsonFields, one: string, several: string): string[] {
  return [textIn(element, one), ...listIn(element, several)].filter(
    (id): id is string => typeof id === 'string' && id !== '',
  );
}

function mentionConversation(id: string): string {
  return /^[UW]/.test(id) ? `<@${id}>` : `<#${id}>`;
}

function readInput(element: JsonFields, read: (value: unknown) => string[], value: string): string[] {
  const text = textIn(element, value);
  return text === '' ? read(element.placeholder) : [escapeMarkupOnce(text)];
}
