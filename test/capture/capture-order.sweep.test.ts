import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDeclaration } from '../support/records.js';
import { ALICE, BOB } from '../support/slack.js';
import { useCapture } from './capture-setup.js';

/** `npm run test:long` tries 1,000. */
const RUNS = Number(process.env.AEGIS_TEST_RUNS ?? 3);
const MESSAGES = 12;

const BASE = 1_736_950_000;

const rig = useCapture();

/** All events of one message, each with its own time. */
function lifeOf(n: number, channel: string): object[] {
  const at = (offset: number) => `${BASE + n * 100 + offset}.000100`;
  const said = { user: ALICE, text: `message ${n}`, ts: at(0) };
  const first = { ...said, text: `message ${n}, corrected` };
  const second = { ...said, text: `message ${n}, corrected again` };
  const event = (fields: object) => ({ type: 'message', channel, channel_type: 'channel', ...fields });
  const changed = (message: object, previous_message: object, offset: number) =>
    event({ subtype: 'message_changed', message, previous_message, ts: at(offset), event_ts: at(offset) });
  const react = (type: string, user: string, offset: number) => ({
    type,
    user,
    reaction: 'pushpin',
    item_user: ALICE,
    item: { type: 'message', channel, ts: said.ts },
    event_ts: at(offset),
  });
  return [
    event({ ...said, event_ts: at(0) }),
    changed(first, said, 10),
    changed(second, first, 20),
    react('reaction_added', BOB, 5),
    react('reaction_removed', BOB, 30),
    ...(n % 2 === 0 ? [react('reaction_added', ALICE, 31)] : []),
    ...(n % 3 === 0
      ? [
          event({
            subtype: 'message_deleted',
            deleted_ts: said.ts,
            previous_message: second,
            ts: at(40),
            event_ts: at(40),
          }),
        ]
      : []),
  ];
}

/** Captures the events of many messages in some order, in a new incident; returns what was recorded. */
async function playInto(incident_id: string, order: (events: object[]) => object[]): Promise<object> {
  const { capture, store } = rig();
  const channel = `C${incident_id}`;
  await store.declareIncident(aDeclaration({ incident_id, channel_id: channel, request_id: incident_id }));
  const events = Array.from({ length: MESSAGES }, (_, n) => lifeOf(n, channel)).flat();
  for (const event of order(events)) await capture(event);
  const record = await store.loadRecord(incident_id);
  const marked = record?.events.filter(({ type }) => type === 'MESSAGE_MARKED');
  const recorded = JSON.stringify({ comments: record?.comments, marked });
  return JSON.parse(recorded.replaceAll(channel, 'C').replaceAll(incident_id, 'INC'));
}

describe('capture', () => {
  it('records the same in any order of events, however often each one arrives', {
    timeout: RUNS * 3_000 + 30_000,
  }, async () => {
    const expected = await playInto('INC-000001', (events) => events);
    const order = fc.infiniteStream(fc.nat());
    let incidents = 1;

    await fc.assert(
      fc.asyncProperty(order, async (numbers) => {
        incidents += 1;
        const shuffled = await playInto(`INC-${String(incidents).padStart(6, '0')}`, (events) => {
          const twice = [...events, ...events].map((event) => ({ event, rank: numbers.next().value ?? 0 }));
          return twice.sort((a, b) => a.rank - b.rank).map(({ event }) => event);
        });
        expect(shuffled).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
    expect(JSON.stringify(expected)).toContain('corrected again');
  });
});
