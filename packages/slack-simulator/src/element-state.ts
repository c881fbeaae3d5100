import type { Block, Fields } from './model.js';

/**
 * What a person typed or chose: text, option values, ids, dates; a list for multi-selects and checkboxes. Options that
 * the app suggested are whole, because no block contains them.
 */
export type Input = string | Option | readonly (string | Option)[] | null;

export interface Option extends Fields {
  value: string;
}

export interface Element extends Fields {
  type: string;
  action_id: string;
}

export function elementsOf(block: Block): Element[] {
  const found = [
    block.element,
    block.accessory,
    ...(block.type === 'actions' ? (block.elements as unknown[]) : []),
  ];
  return found.filter((element) => element !== undefined) as Element[];
}

/** Finds the element that is clicked. The block id is needed only if several blocks have the action id. */
export function findElement(
  blocks: readonly Block[],
  { actionId, blockId }: { actionId: string; blockId?: string | undefined },
): { block: Block; element: Element } {
  for (const block of blocks) {
    const element = elementsOf(block).find(({ action_id }) => action_id === actionId);
    if (element && (blockId === undefined || block.block_id === blockId)) return { block, element };
  }
  throw new RangeError(`no element ${actionId} in ${blockId ?? 'any block'}`);
}

/** The fields that hold an element's value in Slack's payloads. Without input it keeps its initial value. */
export function stateOf(element: Element, input: Input | undefined): Fields {
  const [field, value] = readValue(element, input);
  return { type: element.type, [field]: value };
}

/**
 * `state.values`: every element that can hold a value, by block and action id. Inputs are by block id or, in a block
 * with several elements, by `block id/action id`.
 */
export function stateValues(
  blocks: readonly Block[],
  inputs: Readonly<Record<string, Input | undefined>>,
): Fields {
  const entries = blocks.flatMap((block) => {
    const stateful = elementsOf(block).filter(({ type }) => type in FIELD_OF);
    if (stateful.length === 0) return [];
    const { block_id: blockId = '' } = block;
    const states = stateful.map((element) => {
      const input = inputs[`${blockId}/${element.action_id}`] ?? inputs[blockId];
      return [element.action_id, stateOf(element, input)];
    });
    return [[blockId, Object.fromEntries(states)]];
  });
  return Object.fromEntries(entries);
}

/** The fields of each type of element for its value and its initial value. */
const FIELD_OF: Record<string, { field: string; initial: string; isOption?: true; isMany?: true }> = {
  plain_text_input: { field: 'value', initial: 'initial_value' },
  email_text_input: { field: 'value', initial: 'initial_value' },
  url_text_input: { field: 'value', initial: 'initial_value' },
  number_input: { field: 'value', initial: 'initial_value' },
  external_select: { field: 'selected_option', initial: 'initial_option', isOption: true },
  multi_external_select: {
    field: 'selected_options',
    initial: 'initial_options',
    isOption: true,
    isMany: true,
  },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation' },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    isMany: true,
  },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', isMany: true },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time' },
  static_select: { field: 'selected_option', initial: 'initial_option', isOption: true },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', isOption: true },
  users_select: { field: 'selected_user', initial: 'initial_user' },
  channels_select: { field: 'selected_channel', initial: 'initial_channel' },
  datepicker: { field: 'selected_date', initial: 'initial_date' },
  timepicker: { field: 'selected_time', initial: 'initial_time' },
  checkboxes: { field: 'selected_options', initial: 'initial_options', isOption: true, isMany: true },
  multi_static_select: {
    field: 'selected_options',
    initial: 'initial_options',
    isOption: true,
    isMany: true,
  },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', isMany: true },
};

function readValue(element: Element, input: Input | undefined): [string, unknown] {
  const kind = FIELD_OF[element.type] ?? { field: 'selected_option', initial: '', isOption: true };
  const nothing = kind.isMany ? [] : null;
  if (input === undefined) return [kind.field, element[kind.initial] ?? nothing];
  if (input === null || input.length === 0) return [kind.field, nothing];
  const chosen = [input].flat().map((value) => (kind.isOption ? findOption(element, value) : value));
  const first = element.type === 'datetimepicker' ? Number(chosen[0]) : chosen[0];
  return [kind.field, kind.isMany ? chosen : first];
}

function findOption({ options, option_groups, action_id }: Element, value: string | Option): Option {
  if (typeof value === 'object') return value;
  const groups = (option_groups ?? []) as { options: Option[] }[];
  const all = [...((options ?? []) as Option[]), ...groups.flatMap((group) => group.options)];
  const option = all.find((one) => one.value === value);
  if (!option) throw new RangeError(`${action_id} has no option ${value}`);
  return option;
}
