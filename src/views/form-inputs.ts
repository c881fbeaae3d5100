import type { InputBlock, ModalView } from '@slack/types';
import type { Block } from './blocks.js';
import { LIMITS } from './limits.js';
import { truncate } from './text.js';

interface FormView {
  callbackId: string;
  /** The metadata that the form keeps until it's submitted. */
  metadata: object;
  title: string;
  /** The label of its button. */
  submit: string;
  blocks: Block[];
}

/** A modal that people fill out. */
export function formView({ callbackId, metadata, title, submit, blocks }: FormView): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: JSON.stringify(metadata),
    title: plainText(truncate(title, LIMITS.viewTitle)),
    submit: plainText(submit),
    close: plainText('Cancel'),
    blocks,
  };
}

interface Field {
  /** The block id, which Slack uses to show an error next to the field. */
  block: string;
  label: string;
  hint?: string;
  isOptional?: boolean;
}

interface TextField extends Field {
  max: number;
  isMultiline?: boolean;
  placeholder?: string;
  /** Plain, at most `max` characters. */
  initial?: string;
}

export function textInput({ max, isMultiline = false, placeholder, initial = '', ...field }: TextField) {
  return input(field, {
    type: 'plain_text_input',
    action_id: 'value',
    max_length: max,
    ...(isMultiline && { multiline: true }),
    ...(placeholder !== undefined && { placeholder: plainText(placeholder) }),
    ...(initial !== '' && { initial_value: truncate(initial, max) }),
  });
}

interface ChoiceField extends Field {
  options: readonly { label: string; value: string; description?: string }[];
  /** The preselected value. */
  initial?: string;
  placeholder?: string;
}

export function choiceInput({ options, initial, placeholder, ...field }: ChoiceField) {
  const all = options.map(({ label, value, description }) => ({
    text: plainText(truncate(label, LIMITS.optionText)),
    value,
    ...(description !== undefined && { description: plainText(truncate(description, LIMITS.optionText)) }),
  }));
  const chosen = all.find(({ value }) => value === initial);
  return input(field, {
    type: 'static_select',
    action_id: 'value',
    ...(placeholder !== undefined && { placeholder: plainText(placeholder) }),
    options: all,
    ...(chosen && { initial_option: chosen }),
  });
}

export function personInput(field: Field) {
  const placeholder = plainText('Choose a person');
  return input(field, { type: 'users_select', action_id: 'value', placeholder });
}

function input(
  { block, label, hint, isOptional = false }: Field,
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: block,
    label: plainText(label),
    ...(hint !== undefined && { hint: plainText(hint) }),
    ...(isOptional && { optional: true }),
    element,
  };
}

function plainText(text: string) {
  return { type: 'plain_text' as const, text };
}
