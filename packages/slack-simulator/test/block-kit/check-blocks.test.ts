import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/api-error.js';
import { checkBlocks, checkView } from '../../src/block-kit/check-blocks.js';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = { type: 'section', text: mrkdwn('Hello') };
const button = (fields: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...fields });
const option = (value: string) => ({ text: plain('One'), value });
const menu = (fields: object = {}) => ({ type: 'static_select', options: [option('1')], ...fields });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, fields: object = {}) => ({
  type: 'input',
  label: plain('Title'),
  element,
  ...fields,
});
const confirm = { title: plain('Sure?'), text: mrkdwn('Really?'), confirm: plain('Yes'), deny: plain('No') };
const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' };
const modal = (fields: object = {}) => ({
  type: 'modal',
  title: plain('Form'),
  submit: plain('Send'),
  blocks: [section],
  ...fields,
});
const x = (count: number) => 'x'.repeat(count);
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

function errorOf(check: () => unknown): { code: string; messages: unknown } {
  try {
    check();
  } catch (error) {
    if (error instanceof ApiError) return { code: error.code, messages: error.details.errors };
  }
  return { code: 'ok', messages: [] };
}

describe('valid blocks', () => {
  it.each([
    ['section', [section]],
    ['section with fields and accessory', [{ ...section, fields: [plain('a')], accessory: button() }]],
    ['header and divider', [{ type: 'header', text: plain('Title') }, { type: 'divider' }]],
    ['context', [{ type: 'context', elements: [mrkdwn('a'), image] }]],
    ['actions', [actions(button({ confirm, style: 'danger', value: x(2000) }), menu({ action_id: 'm' }))]],
    [
      'menu with groups',
      [actions({ type: 'static_select', option_groups: [{ label: plain('G'), options: [option('1')] }] })],
    ],
    ['menu that begins with a choice', [actions(menu({ initial_option: option('1') }))]],
    ['input', [input({ type: 'plain_text_input', max_length: 3000 }, { optional: true, hint: plain('h') })]],
    ['image', [{ ...image, title: plain('t') }]],
    ['the same action id in two blocks', [actions(button()), actions(button())]],
    [
      'rich text',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
        },
      ],
    ],
    ['fifty', many(50, section)],
  ])('pass: %s', (_, blocks) => {
    expect(errorOf(() => checkBlocks(blocks))).toEqual({ code: 'ok', messages: [] });
  });
});

describe('invalid blocks', () => {
  it.each([
    ['51', many(51, section), 'no more than 50 items allowed', ''],
    ['bogus type', [{ type: 'bogus' }], 'unsupported type', '/0/type'],
    ['unknown field', [{ ...section, colour: 'red' }], 'invalid additional property: colour', '/0'],
    ['section of nothing', [{ type: 'section' }], 'must have text or fields', '/0'],
    [
      'long section',
      [{ type: 'section', text: mrkdwn(x(3001)) }],
      'must be less than 3001 characters',
      '/0/text/text',
    ],
    ['empty text', [{ type: 'section', text: mrkdwn('') }], 'must be more than 0 characters', '/0/text/text'],
    ['text as a string', [{ type: 'section', text: 'Hello' }], 'must provide a object', '/0/text'],
    [
      'emoji in mrkdwn',
      [{ type: 'section', text: { ...mrkdwn('a'), emoji: true } }],
      'invalid additional property: emoji',
      '/0/text',
    ],
    [
      '11 fields',
      [{ type: 'section', fields: many(11, plain('a')) }],
      'no more than 10 items allowed',
      '/0/fields',
    ],
    [
      'long field',
      [{ type: 'section', fields: [plain(x(2001))] }],
      'must be less than 2001 characters',
      '/0/fields/0/text',
    ],
    [
      'long header',
      [{ type: 'header', text: plain(x(151)) }],
      'must be less than 151 characters',
      '/0/text/text',
    ],
    ['formatted header', [{ type: 'header', text: mrkdwn('a') }], expect.any(String), '/0/text/type'],
    [
      '11 context elements',
      [{ type: 'context', elements: many(11, mrkdwn('a')) }],
      'no more than 10 items allowed',
      '/0/elements',
    ],
    [
      'button in context',
      [{ type: 'context', elements: [button()] }],
      'unsupported type',
      '/0/elements/0/type',
    ],
    [
      '26 buttons',
      [actions(...many(26, button({ action_id: undefined })))],
      'no more than 25 items allowed',
      '/0/elements',
    ],
    ['no buttons', [actions()], 'no fewer than 1 items allowed', '/0/elements'],
    [
      'long button',
      [actions(button({ text: plain(x(76)) }))],
      'must be less than 76 characters',
      '/0/elements/0/text/text',
    ],
    [
      'formatted button',
      [actions(button({ text: mrkdwn('a') }))],
      expect.any(String),
      '/0/elements/0/text/type',
    ],
    [
      'long value',
      [actions(button({ value: x(2001) }))],
      'must be less than 2001 characters',
      '/0/elements/0/value',
    ],
    [
      'long action id',
      [actions(button({ action_id: x(256) }))],
      'must be less than 256 characters',
      '/0/elements/0/action_id',
    ],
    ['colourful button', [actions(button({ style: 'green' }))], expect.any(String), '/0/elements/0/style'],
    [
      'two buttons of one id',
      [actions(button(), button())],
      'action_id already exists: go',
      '/0/elements/1/action_id',
    ],
    [
      'two blocks of one id',
      many(2, { ...section, block_id: 'b' }),
      'block_id already exists: b',
      '/1/block_id',
    ],
    ['long block id', [{ ...section, block_id: x(256) }], 'must be less than 256 characters', '/0/block_id'],
    [
      '101 options',
      [actions(menu({ options: many(101, option('1')) }))],
      'no more than 100 items allowed',
      '/0/elements/0/options',
    ],
    [
      'no options',
      [actions(menu({ options: [] }))],
      'no fewer than 1 items allowed',
      '/0/elements/0/options',
    ],
    [
      'neither options nor groups',
      [actions({ type: 'static_select' })],
      'must have either options or option_groups',
      '/0/elements/0',
    ],
    [
      'long option',
      [actions(menu({ options: [{ text: plain(x(76)), value: '1' }] }))],
      'must be less than 76 characters',
      '/0/elements/0/options/0/text/text',
    ],
    [
      'long option value',
      [actions(menu({ options: [option(x(151))] }))],
      'must be less than 151 characters',
      '/0/elements/0/options/0/value',
    ],
    [
      'choice that is no option',
      [actions(menu({ initial_option: option('2') }))],
      'initial choice must match exactly one of the options',
      '/0/elements/0',
    ],
    [
      'six overflow options',
      [actions({ type: 'overflow', options: many(6, option('1')) })],
      'no more than 5 items allowed',
      '/0/elements/0/options',
    ],
    [
      'text input among actions',
      [actions({ type: 'plain_text_input' })],
      'unsupported type',
      '/0/elements/0/type',
    ],
    [
      'input without label',
      [{ type: 'input', element: { type: 'plain_text_input' } }],
      'missing required field',
      '/0/label',
    ],
    [
      'long label',
      [input({ type: 'plain_text_input' }, { label: plain(x(2001)) })],
      'must be less than 2001 characters',
      '/0/label/text',
    ],
    [
      'too long an input',
      [input({ type: 'plain_text_input', max_length: 3001 })],
      expect.any(String),
      '/0/element/max_length',
    ],
    ['button as input', [input(button())], 'unsupported type', '/0/element/type'],
    [
      'confirmation without deny',
      [actions(button({ confirm: { ...confirm, deny: undefined } }))],
      'missing required field',
      '/0/elements/0/confirm/deny',
    ],
    ['image without words', [{ ...image, alt_text: undefined }], 'missing required field', '/0/alt_text'],
    ['no list', { type: 'section' }, 'must provide a array', ''],
  ])('are rejected: %s', (_, blocks, message, pointer) => {
    const { code, messages } = errorOf(() => checkBlocks(blocks));

    expect(code).toBe('invalid_blocks');
    expect(messages).toEqual([
      typeof message === 'string'
        ? `${message} [json-pointer:/blocks${pointer}]`
        : expect.stringContaining(`[json-pointer:/blocks${pointer}]`),
    ]);
  });
});

describe('invalid views', () => {
  it.each([
    ['no view', undefined, 'missing required field', ''],
    ['a Home', { type: 'home', blocks: [] }, 'unsupported type', '/type'],
    ['no title', modal({ title: undefined }), 'missing required field', '/title'],
    ['long title', modal({ title: plain(x(25)) }), 'must be less than 25 characters', '/title/text'],
    ['long submit', modal({ submit: plain(x(25)) }), 'must be less than 25 characters', '/submit/text'],
    ['long close', modal({ close: plain(x(25)) }), 'must be less than 25 characters', '/close/text'],
    ['101 blocks', modal({ blocks: many(101, section) }), 'no more than 100 items allowed', '/blocks'],
    [
      'long metadata',
      modal({ private_metadata: x(3001) }),
      'must be less than 3001 characters',
      '/private_metadata',
    ],
    ['long callback id', modal({ callback_id: x(256) }), 'must be less than 256 characters', '/callback_id'],
    [
      'input without submit',
      modal({ submit: undefined, blocks: [input({ type: 'plain_text_input' })] }),
      'missing required field: submit',
      '',
    ],
    ['unknown field', modal({ colour: 'red' }), 'invalid additional property: colour', ''],
  ])('are rejected: %s', (_, view, message, pointer) => {
    expect(errorOf(() => checkView(view, 'modal'))).toEqual({
      code: 'invalid_arguments',
      messages: [`${message} [json-pointer:/view${pointer}]`],
    });
  });

  it('is limited to 100 blocks', () => {
    expect(errorOf(() => checkView(modal({ blocks: many(100, section) }), 'modal')).code).toBe('ok');
    expect(errorOf(() => checkView({ type: 'home', blocks: [section] }, 'home')).code).toBe('ok');
  });
});
