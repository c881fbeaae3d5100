import fc from 'fast-check';
import { expect, it } from 'vitest';
import { useAegis } from '../support/aegis.js';
import { envelopeOf } from '../support/envelope.js';
import { ALICE, BOB } from '../support/slack.js';

/** `npm run test:long` tries 1,000. */
const RUNS = Number(process.env.AEGIS_TEST_RUNS ?? 5);
const MESSAGES = 20;

const BASE = 1_736_950_000;

const aegis = useAegis();

/** All that happens to one message, each with a time of its own. */
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

/** An incident of its own, in which all of it happens in some order. Returns what is on the record then. */
async function playInto(order: (events: object[]) => object[]): Promise<object> {
  const { delivery, workspace } = aegis();
  const channel = await aegis().declare();
  const events = Array.from({ length: MESSAGES }, (_, n) => lifeOf(n, channel)).flat();
  for (const event of order(events)) {
    const { status } = await delivery.event(envelopeOf(workspace, event));
    expect(status).toBe(200);
  }
  const incidentId = (await aegis().deps.cached.incidentOf(channel)) ?? '';
  const { comments, events: happened } = await aegis().record(incidentId);
  const marked = happened.filter(({ type }) => type === 'MESSAGE_MARKED');
  return JSON.parse(
    JSON.stringify({ comments, marked }).replaceAll(channel, 'C').replaceAll(incidentId, 'INC'),
  );
}

it('any order, any duplicates: the same record', { timeout: RUNS * 3_000 + 30_000 }, async () => {
  const expected = await playInto((events) => events);
  const order = fc.infiniteStream(fc.nat());

  await fc.assert(
    fc.asyncProperty(order, async (numbers) => {
      const shuffled = await playInto((events) => {
        const twice = [...events, ...events].map((event) => ({ event, rank: numbers.next().value ?? 0 }));
        return twice.sort((a, b) => a.rank - b.rank).map(({ event }) => event);
      });
      expect(shuffled).toEqual(expected);
    }),
    { numRuns: RUNS },
  );
  expect(JSON.stringify(expected)).toContain('corrected again');
});
