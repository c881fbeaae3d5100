import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { anyText, confirm, identifier, option, plainText, richOption } from './composition-objects.js';
import { moreInputs, moreMultiSelects, moreSelects } from './more-elements.js';

const common = { action_id: identifier, focus_on_load: z.boolean().optional() };
const menu = { ...common, placeholder: plainText(150).optional(), confirm: confirm.optional() };
const maxSelected = z.int().min(1).optional();
const options = z.array(option).min(1).max(100);
const optionGroups = z
  .array(z.strictObject({ label: plainText(75), options }))
  .min(1)
  .max(100);

const choices = { options: options.optional(), option_groups: optionGroups.optional() };

const button = z.strictObject({
  type: z.literal('button'),
  action_id: identifier,
  text: plainText(75),
  url: z.string().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    ...choices,
    initial_option: option.optional(),
  })
  .superRefine((element, context) => {
    requireOneKindOfChoice(element, context);
    requireAmongChoices(element, element.initial_option, context);
  });

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    ...choices,
    initial_options: options.optional(),
    max_selected_items: maxSelected,
  })
  .superRefine((element, context) => {
    requireOneKindOfChoice(element, context);
    for (const initial of element.initial_options ?? []) requireAmongChoices(element, initial, context);
  });

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menu,
  initial_user: z.string().optional(),
});

const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...menu,
  initial_users: z.array(z.string()).optional(),
  max_selected_items: maxSelected,
});

const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...menu,
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: identifier,
  options: z
    .array(option.extend({ url: z.string().max(3000).optional() }))
    .min(1)
    .max(5),
  confirm: confirm.optional(),
});

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...menu,
  initial_date: z.iso.date().optional(),
});

const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...menu,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().optional(),
});

const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...common,
    options: z.array(richOption).min(1).max(10),
    initial_options: z.array(richOption).min(1).max(10).optional(),
    confirm: confirm.optional(),
  })
  .superRefine((element, context) => {
    for (const initial of element.initial_options ?? []) requireAmongChoices(element, initial, context);
  });

const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...common,
    options: z.array(richOption).min(1).max(10),
    initial_option: richOption.optional(),
    confirm: confirm.optional(),
  })
  .superRefine((element, context) => requireAmongChoices(element, element.initial_option, context));

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...common,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
    })
    .optional(),
  placeholder: plainText(150).optional(),
});

const imageElement = z.strictObject({
  type: z.literal('image'),
  image_url: z.url().max(3000),
  alt_text: z.string().min(1).max(2000),
});

const selects = [staticSelect, usersSelect, channelsSelect, ...moreSelects] as const;
const multiSelects = [multiStaticSelect, multiUsersSelect, ...moreMultiSelects] as const;
const pickers = [datepicker, timepicker, checkboxes, radioButtons] as const;

/** The elements that fit in an actions block. */
export const actionsElement = z.discriminatedUnion('type', [button, overflow, ...selects, ...pickers]);

export const accessory = z.discriminatedUnion('type', [
  button,
  overflow,
  imageElement,
  ...selects,
  ...multiSelects,
  ...pickers,
]);

export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  ...moreInputs,
  ...selects,
  ...multiSelects,
  ...pickers,
]);

export const contextElement = z.discriminatedUnion('type', [imageElement, ...anyText(3000).options]);

interface Choices {
  options?: { value: string }[] | undefined;
  option_groups?: { options: { value: string }[] }[] | undefined;
}

function requireOneKindOfChoice(element: Choices, context: z.RefinementCtx): void {
  if ((element.options === undefined) !== (element.option_groups === undefined)) return;
  context.addIssue({ code: 'custom', message: 'must have either options or option_groups' });
}

function requireAmongChoices(
  { options = [], option_groups = [] }: Choices,
  initial: { value: string } | undefined,
  context: z.RefinementCtx,
): void {
  if (!initial) return;
  const choices = [...options, ...option_groups.flatMap((group) => group.options)];
  if (choices.some((choice) => isDeepStrictEqual(choice, initial))) return;
  context.addIssue({ code: 'custom', message: 'initial choice must match exactly one of the options' });
}
