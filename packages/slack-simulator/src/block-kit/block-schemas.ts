import * as z from 'zod';
import { anyText, identifier, plainText } from './composition-objects.js';
import { accessory, actionsElement, contextElement, inputElement } from './elements.js';

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: identifier,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'must have text or fields');

const header = z.strictObject({ type: z.literal('header'), block_id: identifier, text: plainText(150) });

const divider = z.strictObject({ type: z.literal('divider'), block_id: identifier });

const context = z.strictObject({
  type: z.literal('context'),
  block_id: identifier,
  elements: z.array(contextElement).min(1).max(10),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: identifier,
  elements: z.array(actionsElement).min(1).max(25),
});

const input = z.strictObject({
  type: z.literal('input'),
  block_id: identifier,
  label: plainText(2000),
  element: inputElement,
  dispatch_action: z.boolean().optional(),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
});

const image = z.strictObject({
  type: z.literal('image'),
  block_id: identifier,
  image_url: z.url().max(3000),
  alt_text: z.string().min(1).max(2000),
  title: plainText(2000).optional(),
});

const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id: identifier,
  text: z.string().min(1).max(12_000),
});

const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: identifier,
  elements: z.array(
    z.looseObject({
      type: z.enum(['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote']),
      elements: z.array(z.looseObject({ type: z.string() })),
    }),
  ),
});

const table = z.strictObject({
  type: z.literal('table'),
  block_id: identifier,
  rows: z
    .array(z.array(z.looseObject({ type: z.enum(['raw_text', 'rich_text']) })).max(20))
    .min(1)
    .max(100),
  column_settings: z.array(z.unknown()).max(20).optional(),
});

const video = z.strictObject({
  type: z.literal('video'),
  block_id: identifier,
  alt_text: z.string().min(1),
  title: plainText(199),
  title_url: z.url().startsWith('https://').optional(),
  description: plainText(200).optional(),
  thumbnail_url: z.url(),
  video_url: z.url(),
  author_name: z.string().max(49).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: z.url().optional(),
});

/** The blocks of messages and views. */
const block = z.discriminatedUnion('type', [
  section,
  header,
  divider,
  context,
  actions,
  input,
  image,
  markdown,
  richText,
  table,
  video,
]);

type CheckedBlock = z.output<typeof block>;

/** Slack requires unique block ids in a message, and unique action ids in a block. */
function requireUniqueIds(blocks: readonly CheckedBlock[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, one] of blocks.entries()) {
    if (one.block_id !== undefined && seen.has(one.block_id)) {
      const message = `block_id already exists: ${one.block_id}`;
      context.addIssue({ code: 'custom', message, path: [index, 'block_id'] });
    }
    if (one.block_id !== undefined) seen.add(one.block_id);
    if (one.type === 'actions') requireUniqueActionIds(one.elements, index, context);
  }
}

function requireUniqueActionIds(
  elements: readonly { action_id?: string | undefined }[],
  block: number,
  context: z.RefinementCtx,
): void {
  const ids = elements.map(({ action_id }) => action_id);
  for (const [index, id] of ids.entries()) {
    if (id === undefined || ids.indexOf(id) === index) continue;
    const path = [block, 'elements', index, 'action_id'];
    context.addIssue({ code: 'custom', message: `action_id already exists: ${id}`, path });
  }
}

export const messageBlocks = z.array(block).max(50).superRefine(requireUniqueIds);

const viewBlocks = z.array(block).max(100).superRefine(requireUniqueIds);

const viewBasics = {
  blocks: viewBlocks,
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...viewBasics,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine(({ submit, blocks }) => submit !== undefined || blocks.every(({ type }) => type !== 'input'), {
    message: 'missing required field: submit',
  });

const home = z.strictObject({ type: z.literal('home'), ...viewBasics });

export const modalView = z.discriminatedUnion('type', [modal]);
export const homeView = z.discriminatedUnion('type', [home]);
