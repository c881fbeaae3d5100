import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPayload } from '../../../src/bot/edge/payload-shape.js';

const user = { id: 'U1' };
const view = { id: 'V1', callback_id: 'declare', blocks: [{ type: 'input' }] };

const PAYLOADS: Record<string, object> = {
  event: { event: { type: 'message', channel: 'C1' } },
  command: { command: '/incident', user_id: 'U1', trigger_id: '1.2' },
  click: { user, actions: [{ action_id: 'run' }] },
  view_submission: { type: 'view_submission', user, view },
  view_closed: { type: 'view_closed', user, view },
  shortcut: { type: 'shortcut', user, callback_id: 'declare_incident' },
  message_action: { type: 'message_action', user, callback_id: 'add_to_timeline' },
};
const entries = Object.entries(PAYLOADS);

describe('readPayload', () => {
  it.each(entries)('reads a %s and keeps fields that it does not know', (_, payload) => {
    expect(readPayload({ ...payload, extra: { kept: true } })).toEqual({ ...payload, extra: { kept: true } });
  });

  it.each(entries)('rejects a %s without any of its fields', (_, payload) => {
    for (const field of Object.keys(payload)) {
      expect(readPayload({ ...payload, [field]: undefined })).toBeUndefined();
    }
  });

  it.each([
    ['an event without a type', { event: {} }],
    ['an event with a numeric channel', { event: { type: 'message', channel: 7 } }],
    ['an event with an item that is text', { event: { type: 'reaction_added', item: 'x' } }],
    ['a command without a name', { ...PAYLOADS.command, command: '' }],
    ['a click by nobody', { ...PAYLOADS.click, user: { id: '' } }],
    ['a click without actions', { ...PAYLOADS.click, actions: [] }],
    ['a form without blocks', { ...PAYLOADS.view_submission, view: { ...view, blocks: null } }],
    ['a shortcut of an unknown type', { ...PAYLOADS.shortcut, type: 'other' }],
  ])('rejects %s', (_, payload) => {
    expect(readPayload(payload)).toBeUndefined();
  });

  it('drops null fields, which Bolt would trip over', () => {
    const payload = { event: { type: 'message', item: null, user: null }, authorizations: null };

    expect(readPayload(payload)).toEqual({ event: { type: 'message' } });
  });

  it('never throws, whatever the body is', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        readPayload(body);
        readPayload({ event: body, actions: body, view: body, user: body });
      }),
    );
  });
});
