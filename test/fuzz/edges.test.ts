import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCapturedEvent } from '../../src/capture/captured-event.js';
import { COMMANDS } from '../../src/commands/registry.js';
import { useAegis } from '../support/aegis.js';
import { ALICE, BOB } from '../support/slack.js';
import { mutated, RUNS, typed } from './fuzz-cases.js';

/** `npm run test:faults` runs many more cases. */
const LONG = { timeout: 1_800_000 };

const aegis = useAegis();

const errors = () => aegis().logger.lines.filter(({ level }) => level === 'error');

const message = (channel: string) => ({
  type: 'message',
  channel,
  channel_type: 'channel',
  user: BOB,
  text: 'errors at 4 %',
  ts: '1900000000.000100',
  event_ts: '1900000000.000100',
  files: [{ id: 'F1', name: 'a.png', mimetype: 'image/png', size: 3 }],
  blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] }],
});

const eventsIn = (channel: string) => {
  const one = message(channel);
  const item = { type: 'message', channel, ts: one.ts };
  return [
    one,
    { ...one, thread_ts: one.ts, subtype: 'thread_broadcast' },
    { ...one, subtype: 'message_changed', message: one, previous_message: one },
    { ...one, subtype: 'message_deleted', deleted_ts: one.ts, previous_message: one },
    { type: 'reaction_added', user: BOB, reaction: 'pushpin', item, event_ts: one.ts },
    { type: 'pin_added', user: BOB, channel_id: channel, item: { ...item, message: one }, event_ts: one.ts },
    { type: 'member_joined_channel', user: BOB, channel, event_ts: one.ts },
  ];
};

it('answers any command without an internal error', LONG, async () => {
  const channel = await aegis().declare();
  const verb = fc.constantFrom(...COMMANDS.map(({ name }) => name), 'nonsense', '');
  await fc.assert(
    fc.asyncProperty(verb, typed, async (name, words) => {
      const { status } = await aegis().delivery.command({
        user: ALICE,
        channel,
        command: '/incident',
        text: `${name} ${words}`,
      });
      expect(status).toBe(200);
    }),
    { numRuns: RUNS },
  );
  await aegis().settled();
  expect(errors()).toEqual([]);
});

it('stores or ignores any event, and never rejects one because of its content', LONG, async () => {
  const channel = await aegis().declare();
  const { team, app } = aegis().workspace;
  const event = fc.oneof(...eventsIn(channel).map(mutated), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(event, async (happened) => {
      readCapturedEvent(happened);
      const envelope = { type: 'event_callback', team_id: team.id, api_app_id: app.id, event: happened };
      const { status } = await aegis().delivery.event(envelope as never);
      expect(status).toBe(200);
    }),
    { numRuns: RUNS },
  );
  await aegis().settled();
  expect(errors()).toEqual([]);
});
