import fc from 'fast-check';
import type { Message } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { fromSlackTs } from '../../src/base/timestamp.js';
import { aDeclaration } from '../support/records.js';
import { everythingIn } from '../support/table.js';
import { useCapture } from './capture-setup.js';
import { type Draw, type Life, liveIn, messagesOf, otherShape, shuffled } from './slack-life.js';

/** `npm run test:long` tries 10,000. */
const RUNS = Number(process.env.AEGIS_TEST_INTERLEAVINGS ?? 25);
/** Each batch has a table of its own, so that looking through all of it stays quick. */
const BATCH = 25;
const ACTIONS = 14;

const rig = useCapture();

/** Delivers what happened in any order, in any of Slack's shapes, some of it twice. */
async function deliver(
  { channel, events }: Life,
  { incident_id, draw }: { incident_id: string; draw: Draw },
) {
  const { capture, store } = rig();
  await store.declareIncident(aDeclaration({ incident_id, channel_id: channel, request_id: incident_id }));
  for (const event of shuffled(events, draw)) await capture(otherShape(event, draw));
}

/** What a reader of the channel sees of a message; a deleted one has nothing. */
function shownIn({ ts, text, files = [], subtype }: Message) {
  if (subtype === 'tombstone') return { ts, text: undefined, files: [] };
  return { ts, text, files: files.flatMap((file) => ('name' in file ? [file.name] : [])) };
}

/** Every word in the table or in a long text that belongs to this incident. */
async function recordedWords(incident_id: string): Promise<Set<string>> {
  const items = (await everythingIn(rig().table)).filter((item) =>
    JSON.stringify(item).includes(incident_id),
  );
  const objects = await Promise.all((await rig().objects.list('')).map((key) => rig().objects.get(key)));
  const texts = [JSON.stringify(items), ...objects.map((bytes) => Buffer.from(bytes ?? []).toString())];
  return new Set(texts.join(' ').match(/word\d+end/g));
}

/** The words that may be on the record: those that Slack shows, and the earlier states of a bot's messages. */
function allowedWords({ events, ...life }: Life): Set<string> {
  const shown = messagesOf(life).filter(({ subtype }) => subtype !== 'tombstone');
  const bots = new Set(shown.filter(({ bot_id }) => bot_id !== undefined).map(({ ts }) => ts));
  const states = events.filter((event) => bots.has(tsOf(event)));
  return new Set(JSON.stringify([shown, states]).match(/word\d+end/g));
}

function tsOf(event: Record<string, unknown>): string {
  return String((event.message as { ts?: string } | undefined)?.ts ?? event.deleted_ts ?? event.ts);
}

describe('the record', () => {
  it.each(Array.from({ length: Math.ceil(RUNS / BATCH) }, (_, batch) => batch))(
    'equals what Slack finally shows, whatever the order and shape of the events: batch %i',
    {
      timeout: BATCH * 10_000,
    },
    async () => {
      let incidents = 0;

      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
          const draw: Draw = (limit) => (numbers.next().value ?? 0) % limit;
          incidents += 1;
          const incident_id = `INC-9${String(incidents).padStart(6, '0')}`;
          const life = liveIn({ id: `C09${incidents}`, actions: ACTIONS, draw });

          await deliver(life, { incident_id, draw });

          const comments = (await rig().store.loadRecord(incident_id))?.comments ?? [];
          const recorded = new Map(comments.map((one) => [one.timestamp, one]));
          for (const message of messagesOf(life)) {
            const { ts, text, files } = shownIn(message);
            const found = recorded.get(fromSlackTs(ts) ?? '');
            expect({ ts, text: found?.text, files: (found?.files ?? []).map(({ name }) => name) }).toEqual({
              ts,
              text,
              files,
            });
          }
          const allowed = allowedWords(life);
          const found = await recordedWords(incident_id);
          expect([...found].filter((word) => !allowed.has(word))).toEqual([]);
          expect([...allowed].filter((word) => !found.has(word))).toEqual([]);
        }),
        { numRuns: BATCH },
      );
    },
  );
});
