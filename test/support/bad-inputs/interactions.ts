import { ALICE } from '../slack.js';
import type { Case, Place } from './events.js';

const interactive = ({ workspace }: Place, fields: object) => ({
  team: { id: workspace.team.id, domain: 'x' },
  user: { id: ALICE, team_id: workspace.team.id },
  api_app_id: workspace.app.id,
  trigger_id: '1.2.3',
  ...fields,
});
const view = { id: 'V1', callback_id: 'declare', private_metadata: '', blocks: [], state: { values: {} } };
const clicked = { action_id: 'run:declare', block_id: 'b', type: 'button', value: 'declare P1 clicked' };

/** Clicks, forms and shortcuts that must have no effect. */
export const BAD_INTERACTIONS: readonly Case[] = [
  ['null', () => null],
  ['a list', () => []],
  ['a string', () => 'x'],
  ['an empty object', () => ({})],
  ['no type', (place) => interactive(place, {})],
  ['an unknown type', (place) => interactive(place, { type: 'something_new' })],
  ['a click without actions', (place) => interactive(place, { type: 'block_actions' })],
  ['a click on nothing', (place) => interactive(place, { type: 'block_actions', actions: [] })],
  ['a click on null', (place) => interactive(place, { type: 'block_actions', actions: [null] })],
  [
    'a click on a number',
    (place) => interactive(place, { type: 'block_actions', actions: [{ ...clicked, action_id: 7 }] }),
  ],
  ['a click on a text', (place) => interactive(place, { type: 'block_actions', actions: 'x' })],
  [
    'a click without a name',
    (place) => interactive(place, { type: 'block_actions', actions: [{ value: 'declare P1 x' }] }),
  ],
  [
    'a click by nobody',
    (place) => interactive(place, { type: 'block_actions', actions: [clicked], user: null }),
  ],
  [
    'a click of another app',
    (place) => interactive(place, { type: 'block_actions', actions: [clicked], api_app_id: 'A9' }),
  ],
  [
    'a click of another workspace',
    (place) => interactive(place, { type: 'block_actions', actions: [clicked], team: { id: 'T9' } }),
  ],
  [
    'a click with null response URLs',
    (place) =>
      interactive(place, {
        type: 'block_actions',
        actions: [{ ...clicked, action_id: 'x' }],
        channel: null,
        response_urls: [null],
      }),
  ],
  ['a form without a view', (place) => interactive(place, { type: 'view_submission' })],
  ['a form that is null', (place) => interactive(place, { type: 'view_submission', view: null })],
  ['a form by nobody', (place) => interactive(place, { type: 'view_submission', view, user: undefined })],
  [
    'a form by a person without an ID',
    (place) => interactive(place, { type: 'view_submission', view, user: {} }),
  ],
  [
    'a form without blocks',
    (place) => interactive(place, { type: 'view_submission', view: { ...view, blocks: null } }),
  ],
  [
    'a form of another app',
    (place) => interactive(place, { type: 'view_submission', view: { ...view, callback_id: 'other' } }),
  ],
  ['a closed form', (place) => interactive(place, { type: 'view_closed', view })],
  ['an unknown shortcut', (place) => interactive(place, { type: 'shortcut', callback_id: 'x' })],
  ['a shortcut without a name', (place) => interactive(place, { type: 'shortcut' })],
  [
    'a shortcut on no message',
    (place) => interactive(place, { type: 'message_action', callback_id: 'add_to_timeline' }),
  ],
  [
    'a menu asking for options',
    (place) => interactive(place, { type: 'block_suggestion', action_id: 'x', block_id: 'b', value: '' }),
  ],
];
