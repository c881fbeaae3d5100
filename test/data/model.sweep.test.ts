import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromMillis } from '../../src/base/timestamp.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { aComment, aDeclaration, anEvent, aParticipant } from '../support/records.js';
import { useTables } from '../support/table.js';

const freshTable = useTables();

/** A model of one comment: the latest edit wins, and a deletion wins over any edit. */
interface ModelComment {
  text?: string;
  edited: number;
  deleted: boolean;
}

interface Model {
  status: string;
  severity: string;
  version: number;
  comments: Map<number, ModelComment>;
  events: Set<number>;
  people: Map<string, { joined: number; left: number }>;
}

type Step =
  | { kind: 'say'; at: number; text: string }
  | { kind: 'edit'; at: number; text: string; edited: number }
  | { kind: 'delete'; at: number }
  | { kind: 'event'; at: number }
  | { kind: 'join'; who: string; at: number }
  | { kind: 'leave'; who: string; at: number }
  | { kind: 'change'; status: string; severity: string };

const START = Date.parse('2025-01-15T15:00:00Z');
const moment = (minute: number) => fromMillis(START + minute * 60_000);
const at = fc.integer({ min: 0, max: 6 });
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const who = fc.constantFrom('U02BOB', 'U03CAROL');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), at, text }),
  fc.record({ kind: fc.constant('edit' as const), at, text, edited: fc.integer({ min: 10, max: 99 }) }),
  fc.record({ kind: fc.constant('delete' as const), at }),
  fc.record({ kind: fc.constant('event' as const), at }),
  fc.record({ kind: fc.constant('join' as const), who, at: fc.integer({ min: 0, max: 99 }) }),
  fc.record({ kind: fc.constant('leave' as const), who, at: fc.integer({ min: 0, max: 99 }) }),
  fc.record({
    kind: fc.constant('change' as const),
    status: fc.constantFrom('OPEN', 'ACKNOWLEDGED', 'RESOLVED', 'CLOSED'),
    severity: fc.constantFrom('P0', 'P1', 'P4'),
  }),
);

function imagine(model: Model, step: Step): void {
  if (step.kind === 'change') {
    Object.assign(model, { status: step.status, severity: step.severity, version: model.version + 1 });
  } else if (step.kind === 'event') model.events.add(step.at);
  else if (step.kind === 'join' || step.kind === 'leave') {
    const person = model.people.get(step.who) ?? { joined: -1, left: -1 };
    const moment = step.kind === 'join' ? 'joined' : 'left';
    model.people.set(step.who, { ...person, [moment]: Math.max(person[moment], step.at) });
  } else imagineComment(model, step);
}

function imagineComment(model: Model, step: Extract<Step, { kind: 'say' | 'edit' | 'delete' }>): void {
  const known = model.comments.get(step.at);
  if (step.kind === 'say') {
    if (!known) model.comments.set(step.at, { text: step.text, edited: -1, deleted: false });
  } else if (step.kind === 'delete') {
    model.comments.set(step.at, { edited: known?.edited ?? -1, deleted: true });
  } else if (!known?.deleted && step.edited > (known?.edited ?? -1)) {
    model.comments.set(step.at, { text: step.text, edited: step.edited, deleted: false });
  }
}

async function runStep(store: Store, step: Step): Promise<void> {
  const when = 'at' in step ? moment(step.at) : '';
  if (step.kind === 'say') await store.recordMessage(aComment({ timestamp: when, text: step.text }));
  if (step.kind === 'edit') {
    const edited = aComment({ timestamp: when, text: step.text });
    await store.editMessage({ ...edited, edited_at: moment(step.edited) });
  }
  if (step.kind === 'delete')
    await store.deleteMessage({ ...aComment({ timestamp: when }), deleted_at: moment(200) });
  if (step.kind === 'event') await store.recordEvent(anEvent({ event_id: 'e', timestamp: when }));
  if (step.kind === 'join' || step.kind === 'leave') {
    const person = aParticipant({ user_id: step.who, joined_at: undefined });
    if (step.kind === 'join') await store.joinIncident({ ...person, joined_at: when });
    else await store.leaveIncident({ ...person, left_at: when });
  }
  if (step.kind === 'change') {
    const before = await store.getIncident('INC-000042');
    if (!before) throw new Error('the incident is gone');
    const { status, severity } = step;
    const event = anEvent({
      event_id: `v${before.version + 1}`,
      timestamp: moment(300),
      type: 'STATUS_CHANGED',
    });
    await store.changeIncident({ before, set: { status, severity }, event });
  }
}

it('reads back any sequence of writes as a simple model predicts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const table = await freshTable();
      const store = createStore(table);
      const model: Model = {
        status: 'OPEN',
        severity: 'P1',
        version: 1,
        comments: new Map(),
        events: new Set(),
        people: new Map(),
      };
      await store.declareIncident(aDeclaration());
      for (const one of steps) {
        imagine(model, one);
        await runStep(store, one);
      }

      const record = await store.loadRecord('INC-000042');
      const listed = await store.listIncidents({ statuses: [model.status], limit: 5 });

      expect(record?.incident).toMatchObject({
        status: model.status,
        severity: model.severity,
        version: model.version,
      });
      expect(listed.items).toHaveLength(1);
      expect(
        record?.comments.map(({ text, deleted_at }) => ({ text, deleted: deleted_at !== undefined })),
      ).toEqual(
        [...model.comments].sort(([a], [b]) => a - b).map(([, { text, deleted }]) => ({ text, deleted })),
      );
      expect(record?.events.filter(({ event_id }) => event_id === 'e')).toHaveLength(model.events.size);
      for (const [user, { joined, left }] of model.people) {
        const person = record?.participants.find(({ user_id }) => user_id === user);
        expect(person?.joined_at).toBe(joined < 0 ? undefined : moment(joined));
        expect(person?.left_at).toBe(left < 0 ? undefined : moment(left));
      }
    }),
    { numRuns: 60 },
  );
});
