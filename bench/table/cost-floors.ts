import { fromMillis } from '../../src/base/timestamp.js';
import type { Store } from '../../src/data/store/store.js';
import {
  aComment,
  aDeclaration,
  anEvent,
  anIncident,
  aParticipant,
  aRequest,
  aSummary,
  aTask,
} from '../../test/support/records.js';

/** One cost floor: what an operation may cost, and how to run it on an empty table. */
export interface CostFloor {
  operation: string;
  /** On-demand units. */
  goal: number;
  /** The largest number of requests in each concurrent wave, where it's limited. */
  trips?: readonly number[];
  setUp?: (store: Store) => Promise<unknown>;
  run: (store: Store) => Promise<unknown>;
}

const ID = 'INC-000042';
const LATER = '2025-01-15T15:50:00.000000Z';
const MONTH = { from: '2024-12-17T00:00:00.000000Z', to: '2025-01-15T23:59:59.999999Z' };

const BOT = { author_kind: 'bot', author_name: 'Alertmanager' } as const;

/** METADATA of 643 B, the size that the floors assume. */
const FULL = {
  title: 'Checkout fails for card payments '.padEnd(120, '.'),
  acknowledged_at: LATER,
  roles: { scribe: 'U' },
};

export const COST_FLOORS: readonly CostFloor[] = [
  { operation: 'declare', goal: 12, trips: [1], run: (store) => store.declareIncident(aDeclaration()) },
  { operation: 'capture a message', goal: 1, trips: [1], run: (store) => store.recordMessage(aComment()) },
  {
    operation: "capture a bot's message",
    goal: 1,
    trips: [1],
    run: (store) => store.recordMessage(aComment(BOT)),
  },
  {
    operation: "a person's edit, after reading the message",
    goal: 2,
    trips: [1, 1],
    setUp: (store) => store.recordMessage(aComment()),
    run: (store) => store.editMessage({ ...aComment({ text: 'Error rate is at 4 %' }), edited_at: LATER }),
  },
  {
    operation:
      "a bot's first edit: the message and its two states in one transaction, after reading the message",
    goal: 7,
    trips: [1, 1],
    setUp: (store) => store.recordMessage(aComment(BOT)),
    run: (store) => store.editMessage({ ...aComment({ ...BOT, text: 'RESOLVED' }), edited_at: LATER }),
  },
  {
    operation:
      'a note: its comment, 1 more for the transaction and 3 for the request row of the job that posts it',
    goal: 5,
    run: (store) => store.recordNote({ note: aComment({ source: 'note' }), request: () => aRequest() }),
  },
  { operation: 'join', goal: 3, setUp: declareOne, run: join },
  { operation: 'status + event', goal: 8, setUp: declareOne, run: (store) => acknowledge(store) },
  {
    operation: 'status + event, 3 more for the request row of the job that posts it',
    goal: 11,
    setUp: declareOne,
    run: (store) => acknowledge(store, aRequest()),
  },
  { operation: 'close with sentinel', goal: 10, setUp: declareOne, run: close },
  {
    operation: 'a task with its event and the request row of the job that posts it, after reading its number',
    goal: 10,
    setUp: declareOne,
    run: (store) => addTask(store, {}),
  },
  {
    operation: 'a task with an owner, added to their list',
    goal: 11,
    setUp: declareOne,
    run: (store) => addTask(store, { owner: 'U02BOB' }),
  },
  {
    operation: 'list of 25',
    goal: 2.5,
    setUp: (store) => declareMany(store, 30),
    run: (store) => store.listIncidents({ statuses: ['OPEN'], limit: 25 }),
  },
  {
    operation: 'my incidents, a page of the list command',
    goal: 0.5,
    trips: [1],
    setUp: (store) => declareMany(store, 30),
    run: (store) => store.incidentsOfUser('U01ALICE', { limit: 10 }),
  },
  {
    operation: 'my incidents, 25: with their titles 26 participants are more than the 4 KB of 0.5',
    goal: 1,
    setUp: (store) => declareMany(store, 30),
    run: (store) => store.incidentsOfUser('U01ALICE', { limit: 25 }),
  },
  {
    operation: 'show of an incident of 201 items',
    goal: 1,
    trips: [1],
    setUp: writeLong,
    run: (store) => store.showIncident(ID),
  },
  {
    operation: 'count 100 by status, less than 0.09 each',
    goal: 8,
    setUp: (store) => declareMany(store, 100),
    run: (store) => store.countByStatus('OPEN'),
  },
  {
    operation: '30 days',
    goal: 15,
    trips: [10, 10, 10],
    setUp: declareOne,
    run: (store) => store.incidentsBetween(MONTH, { limit: 100 }),
  },
  {
    operation: 'batch get 100',
    goal: 50,
    setUp: (store) => declareMany(store, 100),
    run: (store) => store.getIncidents(Array.from({ length: 100 }, (_, n) => idOf(n))),
  },
  { operation: 'summary of 3 KB', goal: 3, run: (store) => store.recordSummary(longSummary()) },
];

function idOf(n: number): string {
  return `INC-${String(n + 1).padStart(6, '0')}`;
}

function declareOne(store: Store): Promise<unknown> {
  return store.declareIncident(aDeclaration());
}

async function declareMany(store: Store, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, n) =>
    aDeclaration({ ...FULL, incident_id: idOf(n), channel_id: `C${100_000 + n}` }),
  );
  await Promise.all(all.map((declaration) => store.declareIncident(declaration)));
}

/** Metadata, participant and declaration are three of the items. */
async function writeLong(store: Store): Promise<void> {
  await declareOne(store);
  const events = Array.from({ length: 198 }, (_, n) =>
    anEvent({ event_id: `e${n}`, timestamp: fromMillis(Date.parse(LATER) + n * 1_000) }),
  );
  await Promise.all(events.map((event) => store.recordEvent(event)));
}

async function join(store: Store): Promise<void> {
  await store.joinIncident({ ...aParticipant({ user_id: 'U02BOB' }), joined_at: LATER });
  await store.recordEvent(anEvent({ event_id: 'U02BOB', timestamp: LATER, type: 'PARTICIPANT_JOINED' }));
}

function acknowledge(store: Store, request?: ReturnType<typeof aRequest>): Promise<unknown> {
  const event = anEvent({ event_id: 'v2', timestamp: LATER, type: 'STATUS_CHANGED' });
  const set = { status: 'ACKNOWLEDGED', acknowledged_at: LATER };
  return store.changeIncident({ before: anIncident(), set, event, request });
}

function addTask(store: Store, overrides: Parameters<typeof aTask>[0]): Promise<unknown> {
  const event = anEvent({ event_id: 'task-1-v1', timestamp: LATER, type: 'TASK_ADDED' });
  return store.addTask({ task: aTask(overrides), announce: () => ({ event, request: aRequest() }) });
}

function close(store: Store): Promise<unknown> {
  const event = anEvent({ event_id: 'v2', timestamp: LATER, type: 'STATUS_CHANGED' });
  return store.changeIncident({ before: anIncident(), set: { status: 'CLOSED', closed_at: LATER }, event });
}

function longSummary() {
  const claim = {
    section: 'what_happened' as const,
    text: 'Error rate of checkout rose to 40 % after the deploy of 14:02 and fell after it was taken back.',
    citations: ['COMMENT#2025-01-15T14:06:00.000001Z'],
  };
  return aSummary({ claims: Array.from({ length: 14 }, () => claim) });
}
