import * as z from 'zod';
import { confirm, identifier, option, plainText } from './composition-objects.js';

/* Less common elements. */

const common = { action_id: identifier, focus_on_load: z.boolean().optional() };
const menu = { ...common, placeholder: plainText(150).optional(), confirm: confirm.optional() };
const maxSelected = z.int().min(1).optional();

const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();

const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menu,
  initial_option: option.optional(),
  min_query_length: z.int().min(0).optional(),
});

const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...menu,
  initial_options: z.array(option).min(1).max(100).optional(),
  min_query_length: z.int().min(0).optional(),
  max_selected_items: maxSelected,
});

const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...menu,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter,
});

const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...menu,
  initial_conversations: z.array(z.string()).optional(),
  default_to_current_conversation: z.boolean().optional(),
  max_selected_items: maxSelected,
  filter,
});

const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...menu,
  initial_channels: z.array(z.string()).optional(),
  max_selected_items: maxSelected,
});

const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...common,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  confirm: confirm.optional(),
});

const typed = {
  ...common,
  initial_value: z.string().optional(),
  placeholder: plainText(150).optional(),
  dispatch_action_config: z.looseObject({}).optional(),
};
const emailInput = z.strictObject({ type: z.literal('email_text_input'), ...typed });
const urlInput = z.strictObject({ type: z.literal('url_text_input'), ...typed });
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  is_decimal_allowed: z.boolean(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});

export const moreSelects = [externalSelect, conversationsSelect, datetimepicker] as const;
export const moreMultiSelects = [multiExternalSelect, multiConversationsSelect, multiChannelsSelect] as const;
export const moreInputs = [emailInput, urlInput, numberInput] as const;
