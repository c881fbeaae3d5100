import type { HomeView, KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string, text = value) => ({ text: plain(text), value });

export const PLACES = [
  option('market', 'The market hall'),
  option('harbor', 'The harbor'),
  option('park', 'The park'),
];

/** A form with nearly every kind of field. */
export function form(): ModalView {
  return {
    type: 'modal',
    callback_id: 'lunch',
    title: plain('Plan lunch'),
    submit: plain('Ask everyone'),
    blocks: [
      {
        type: 'input',
        block_id: 'what',
        label: plain('What?'),
        element: { type: 'plain_text_input', action_id: 'value', min_length: 3 },
      },
      {
        type: 'input',
        block_id: 'why',
        optional: true,
        label: plain('Why?'),
        hint: plain('As long as you like.'),
        element: { type: 'plain_text_input', action_id: 'value', multiline: true },
      },
      {
        type: 'input',
        block_id: 'where',
        label: plain('Where?'),
        element: {
          type: 'external_select',
          action_id: 'place',
          min_query_length: 2,
          placeholder: plain('Type a place'),
        },
      },
      {
        type: 'input',
        block_id: 'who',
        label: plain('With whom?'),
        element: { type: 'multi_users_select', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: 'when',
        label: plain('When?'),
        element: { type: 'timepicker', action_id: 'value', initial_time: '12:30' },
      },
      {
        type: 'input',
        block_id: 'diet',
        optional: true,
        label: plain('Diet'),
        element: {
          type: 'checkboxes',
          action_id: 'value',
          options: [option('vegan', 'Vegan'), option('nuts', 'No nuts')],
        },
      },
    ],
  };
}

/** A message with most kinds of blocks. */
export function menuFor(what: string): { text: string; blocks: KnownBlock[] } {
  const cell = (text: string) => ({ type: 'raw_text', text }) as const;
  return {
    text: `Lunch: ${what}`,
    blocks: [
      { type: 'header', text: plain(`Lunch: ${what}`) },
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: '*Today* at <!date^1736949900^{time}|14:05 UTC>, ask <@U01BOB> in <#C01RANDOM>\n>good food',
        },
        accessory: {
          type: 'overflow',
          action_id: 'more',
          options: [option('cancel', 'Cancel lunch'), option('move', 'Move lunch')],
        },
      },
      {
        type: 'section',
        fields: [
          { type: 'mrkdwn', text: '*Soup*\n`3.20`' },
          { type: 'mrkdwn', text: '*Salad*\n4.50' },
        ],
      },
      { type: 'divider' },
      {
        type: 'table',
        rows: [
          [cell('Dish'), cell('Price')],
          [cell('Soup'), cell('3.20')],
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'ordered',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'Go there', style: { bold: true } },
                  { type: 'emoji', name: 'stew' },
                ],
              },
            ],
          },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'table for 4' }] },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'come',
            text: plain("I'm coming"),
            style: 'primary',
            confirm: {
              title: plain('Sure?'),
              text: plain('They count on you.'),
              confirm: plain('Yes'),
              deny: plain('No'),
            },
          },
          {
            type: 'static_select',
            action_id: 'dish',
            placeholder: plain('Choose a dish'),
            options: [option('soup', 'Soup'), option('salad', 'Salad')],
          },
        ],
      },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'Asked by the lunch app' }] },
    ],
  };
}

export const HOME: HomeView = {
  type: 'home',
  blocks: [
    { type: 'header', text: plain('Your lunches') },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: 'None yet.' },
      accessory: { type: 'button', action_id: 'plan', text: plain('Plan one') },
    },
  ],
};
