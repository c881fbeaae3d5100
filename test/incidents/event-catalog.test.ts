import { describe, expect, it } from 'vitest';
import { describeEvent, describeEventWithActor } from '../../src/incidents/describe-event.js';
import { EVENT_TYPES, type EventType, eventKind } from '../../src/incidents/event-catalog.js';
import { idsInRecord } from '../../src/incidents/ids-in-record.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import type { TimelineEvent } from '../../src/incidents/records/timeline-event.js';
import { statusAttributes } from '../../src/incidents/transitions.js';
import { undoEvent } from '../../src/incidents/undo-event.js';
import { exportIncident } from '../../src/reports/export-incident.js';
import { buildTranscript } from '../../src/summaries/transcript.js';
import { plainEventFormat } from '../../src/views/event-format.js';
import { eventText } from '../../src/views/event-line.js';
import { anEvent, anIncident } from '../support/records.js';

const NAMES: Record<string, string> = { U01ALICE: 'Alice', U02BOB: 'Bob', U03CAROL: 'Carol' };
const nameOf = (id: string) => NAMES[id] ?? id;
const AT = '2025-01-15T15:00:00.000000Z';
const EARLIER = '2025-01-15T14:30:00.000000Z';

interface Example {
  event: Partial<TimelineEvent>;
  /** In plain text, with its actor. */
  text: string;
  /** The summarizer's text; undefined if the transcript leaves it out. */
  read: string | undefined;
  /** The attributes that it changes, before and after; none if the kind leaves the incident as it is. */
  changes?: [before: Partial<Incident>, after: Partial<Incident>];
}

const byAlice = { user_id: 'U01ALICE' };
const onTask = (verb: string, preposition = 'for'): Example => ({
  event: { ...byAlice, detail: { task: '2', owner: 'U02BOB' }, note: 'call the vendor' },
  text: `Task 2 ${verb} ${preposition} Bob by Alice: call the vendor`,
  read: 'call the vendor',
});
const onChannel = (what: string, note?: string): Example => ({
  event: { ...byAlice, ...(note !== undefined && { note }) },
  text: `${what} by Alice${note === undefined ? '' : `: ${note}`}`,
  read: note ?? what,
});

/** One example of every kind; if one is missing, this doesn't compile. */
const EXAMPLES: Record<EventType, Example> = {
  INCIDENT_DECLARED: {
    event: { ...byAlice, detail: { severity: 'P1', service: 'payments', title: 'Checkout fails' } },
    text: 'Declared P1 by Alice: Checkout fails',
    read: 'Checkout fails',
  },
  STATUS_CHANGED: {
    event: { ...byAlice, detail: { from: 'OPEN', to: 'ACKNOWLEDGED' }, note: 'on it' },
    text: 'Status Open → Acknowledged by Alice: on it',
    read: 'on it',
    changes: [{ status: 'OPEN' }, { status: 'ACKNOWLEDGED', acknowledged_at: AT }],
  },
  STATUS_CONFIRMED: {
    event: { ...byAlice, detail: { from: 'OPEN', to: 'OPEN' }, note: 'no change yet' },
    text: 'Status still Open by Alice: no change yet',
    read: 'no change yet',
  },
  PAGED: {
    event: { ...byAlice, detail: { service: 'payments' }, note: 'nobody can pay' },
    text: 'Paged payments by Alice: nobody can pay',
    read: 'Paged payments: nobody can pay',
  },
  SEVERITY_CHANGED: {
    event: { ...byAlice, detail: { from: 'P2', to: 'P1' }, note: 'more regions' },
    text: 'Severity P2 → P1 by Alice: more regions',
    read: 'more regions',
    changes: [{ severity: 'P2' }, { severity: 'P1' }],
  },
  ROLE_ASSIGNED: {
    event: { ...byAlice, detail: { role: 'comms', user_id: 'U02BOB' } },
    text: 'Bob is now comms, assigned by Alice',
    read: 'Bob is now comms',
    changes: [{ roles: { commander: 'U01ALICE' } }, { roles: { commander: 'U01ALICE', comms: 'U02BOB' } }],
  },
  HANDED_OVER: {
    event: {
      ...byAlice,
      detail: { role: 'commander', user_id: 'U02BOB', from: 'U01ALICE' },
      note: 'watch the lag',
    },
    text: 'Command handed over from Alice to Bob: watch the lag',
    read: 'Command handed over from Alice to Bob: watch the lag',
    changes: [{ roles: { commander: 'U01ALICE' } }, { roles: { commander: 'U02BOB' } }],
  },
  INCIDENT_EDITED: {
    event: {
      ...byAlice,
      detail: {
        title: 'Checkout fails',
        from_title: 'Checkout',
        service: 'payments',
        from_service: 'web',
        started_at: '2025-01-15T13:40:00.000000Z',
        from_started_at: '',
      },
    },
    text: 'Title Checkout → Checkout fails, Service web → payments, Began at 2025-01-15 13:40:00 UTC, edited by Alice',
    read: 'Title Checkout → Checkout fails, Service web → payments, Began at 2025-01-15 13:40:00 UTC',
    changes: [
      { title: 'Checkout', service: 'web' },
      { title: 'Checkout fails', service: 'payments', started_at: '2025-01-15T13:40:00.000000Z' },
    ],
  },
  TIMES_CHANGED: {
    event: {
      ...byAlice,
      detail: { time: 'started_at', from: '2025-01-15T13:50:00.000000Z', to: '2025-01-15T13:40:00.000000Z' },
    },
    text: 'Began at 2025-01-15 13:40:00 UTC, set by Alice',
    read: 'Began at 2025-01-15 13:40:00 UTC',
    changes: [{ started_at: '2025-01-15T13:50:00.000000Z' }, { started_at: '2025-01-15T13:40:00.000000Z' }],
  },
  VISIBILITY_CHANGED: {
    event: { ...byAlice, detail: { from: 'public', to: 'private' } },
    text: 'Made private by Alice',
    read: 'Made private',
  },
  UPDATE_POSTED: {
    event: { ...byAlice, note: 'rolled back' },
    text: 'Update by Alice: rolled back',
    read: 'rolled back',
    changes: [{}, { last_update_at: AT }],
  },
  PARTICIPANT_JOINED: { event: byAlice, text: 'Alice joined', read: undefined },
  PARTICIPANT_LEFT: { event: byAlice, text: 'Alice left', read: undefined },
  BOT_MESSAGE: {
    event: { user_id: 'U04BOT', source: 'Grafana', description: 'error rate is 40 %' },
    text: 'Grafana: error rate is 40 %',
    read: 'error rate is 40 %',
  },
  MESSAGE_MARKED: {
    event: { ...byAlice, key_event: true, note: 'it is the pool' },
    text: 'Marked message by Alice: it is the pool',
    read: 'it is the pool',
  },
  TOPIC_CHANGED: onChannel('Topic set', 'INC-42'),
  PURPOSE_CHANGED: onChannel('Description set', 'Checkout fails'),
  CHANNEL_RENAMED: onChannel('Channel renamed', 'inc-42'),
  CHANNEL_ARCHIVED: onChannel('Channel archived'),
  CHANNEL_UNARCHIVED: onChannel('Channel unarchived'),
  CHANNEL_DELETED: onChannel('Channel deleted'),
  CHANNEL_MADE_PRIVATE: onChannel('Channel made private'),
  CHANNEL_MADE_PUBLIC: onChannel('Channel made public'),
  CHANNEL_SHARED: onChannel('Channel shared with another organization'),
  CHANNEL_UNSHARED: onChannel('Channel no longer shared with an organization'),
  CHANNEL_ID_CHANGED: onChannel('Channel has a new id in Slack; the record continues'),
  AEGIS_REMOVED: onChannel('Aegis removed from the channel'),
  POSTING_PERMISSIONS_CHANGED: onChannel('Posting permissions changed', 'only admins post'),
  TASK_ADDED: onTask('added'),
  TASK_DONE: onTask('done'),
  TASK_REOPENED: onTask('reopened'),
  TASK_ASSIGNED: onTask('assigned', 'to'),
  TASK_RESCHEDULED: onTask('rescheduled'),
  GAP: {
    event: { description: 'Messages may be missing from here on' },
    text: 'Messages may be missing from here on',
    read: 'Messages may be missing from here on',
  },
  ALERT: {
    event: { detail: { count: '12', status: 'firing' }, note: 'Checkout is slow' },
    text: '12 alerts firing: Checkout is slow',
    read: '12 alerts firing: Checkout is slow',
  },
  PAGE_ACKNOWLEDGED: {
    event: { detail: { service: 'payments', by: 'Alice Archer' } },
    text: 'Page of payments acknowledged by Alice Archer',
    read: 'Page of payments acknowledged by Alice Archer',
  },
  RECORD_EXPORTED: {
    event: { ...byAlice, detail: { format: 'json', head: '3f0c' } },
    text: 'Record exported as json, head 3f0c by Alice',
    read: undefined,
  },
  MESSAGE_REDACTED: onChannel('Message redacted', 'a name'),
  RESOLUTION_NOTE: onChannel('Resolution note', 'the pool was too small'),
};

function eventOf(type: string, { event }: Pick<Example, 'event'>): TimelineEvent {
  const { user_id: _, ...base } = anEvent({ description: '', timestamp: AT, event_id: 'v2' });
  return { ...base, type, ...event };
}

function recordOf(event: TimelineEvent, incident = anIncident()) {
  return { incident, participants: [], events: [event], comments: [], summaries: [], tasks: [] };
}

/** Any user id, where only names belong. */
const RAW_ID = /U0\d[A-Z]+/;
const deps = {
  contents: { read: async () => undefined, keep: async () => '' },
  slack: { names: async (ids: readonly string[]) => new Map(ids.map((id) => [id, nameOf(id)])) },
} as unknown as Parameters<typeof exportIncident>[0];

describe.each(EVENT_TYPES)('%s', (type) => {
  const example = EXAMPLES[type];
  const event = eventOf(type, example);

  it('is described with names', () => {
    const text = describeEventWithActor(event, plainEventFormat(nameOf));

    expect(text).toBe(example.text);
    expect(text).not.toMatch(RAW_ID);
  });

  it('appears in the timeline, with live mentions instead of ids', () => {
    const line = eventText(event);

    const plain = line
      .replace(/<@(\w+)>/g, (_, id: string) => nameOf(id))
      .replace(/<!date\^[^|]*\|([^>]*) UTC>/g, '$1:00 UTC')
      .replace(/\*|:\w+: /g, '');
    expect(plain).toBe(example.text);
  });

  it('is read by the summarizer as declared', async () => {
    const [line] = await buildTranscript(recordOf(event), nameOf);

    expect(line?.text).toBe(example.read);
    expect(line === undefined).toBe(eventKind(type).transcript === 'omitted');
    expect(line?.kind).toBe(line && (eventKind(type).actor === 'bot' ? 'bot' : 'change'));
  });

  it.each(['md', 'html', 'json'] as const)('appears in a %s export', async (format) => {
    const wanted = { record: recordOf(event), format, by: 'U03CAROL', at: AT };

    const { content } = await exportIncident(deps, wanted);

    const described = describeEvent(event, plainEventFormat(nameOf));
    const shown = content.replaceAll('\\', '').replaceAll('&#37;', '%');
    expect(shown).toContain(format === 'json' ? `"type":"${type}"` : described);
    if (format === 'md') expect(content.replaceAll('U04BOT', '')).not.toMatch(RAW_ID);
  });

  it('names everyone to look up', () => {
    const people = idsInRecord(recordOf(event, anIncident({ declared_by: undefined, roles: {} })));

    const needed = Object.keys(NAMES).filter((id) => JSON.stringify(example.event).includes(id));
    expect(people).toEqual(expect.arrayContaining(needed));
  });

  it('is undone exactly, or leaves the incident as it is', () => {
    const [before, after] = example.changes ?? [{}, {}];
    const incident = anIncident(before);

    expect(undoEvent(anIncident({ ...before, ...after }), event, [])).toEqual(incident);
    expect(eventKind(type).part === 'none').toBe(
      !CHANGE_NOTHING.includes(type) && example.changes === undefined,
    );
  });
});

/** Kinds about a part of the incident that they don't change, or whose change isn't undone. */
const CHANGE_NOTHING: readonly EventType[] = ['INCIDENT_DECLARED', 'STATUS_CONFIRMED', 'VISIBILITY_CHANGED'];

describe('undoing a status change', () => {
  const steps = [
    'ACKNOWLEDGED',
    'MITIGATING',
    'RESOLVED',
    'CLOSED',
    'OPEN',
    'RESOLVED',
    'OPEN',
    'MITIGATING',
  ] as const;

  it('restores the incident at every step, reopening included', () => {
    const history = [anIncident()];
    const events: TimelineEvent[] = [];
    for (const [i, to] of steps.entries()) {
      const before = history.at(-1) ?? anIncident();
      const timestamp = `2025-01-15T15:0${i}:00.000000Z`;
      const set = { ...before, ...statusAttributes(before, to, timestamp) };
      history.push(JSON.parse(JSON.stringify(set)) as Incident);
      events.push(anEvent({ type: 'STATUS_CHANGED', timestamp, detail: { from: before.status, to } }));
    }

    const undone = events.map((event, i) =>
      undoEvent(history[i + 1] ?? anIncident(), event, events.slice(0, i)),
    );

    expect(undone).toEqual(history.slice(0, -1));
  });

  it('restores the incident at every step, with a reopening that was undone', () => {
    const step = (version: number, from: string, to: string, undoes?: string) =>
      anEvent({
        type: 'STATUS_CHANGED',
        event_id: `v${version}`,
        timestamp: `2025-01-15T15:0${version}:00.000000Z`,
        detail: { from, to, ...(undoes !== undefined && { undoes }) },
      });
    const events = [
      step(2, 'OPEN', 'RESOLVED'),
      step(3, 'RESOLVED', 'OPEN'),
      step(4, 'OPEN', 'RESOLVED', 'v3'),
      step(5, 'RESOLVED', 'CLOSED'),
    ];
    const resolved = { status: 'RESOLVED', resolved_at: events[0]?.timestamp };
    const closed = anIncident({ ...resolved, status: 'CLOSED', closed_at: events[3]?.timestamp });

    const history = events.reduceRight(
      ([after = closed, ...later], event, i) => [
        undoEvent(after, event, events.slice(0, i)),
        after,
        ...later,
      ],
      [closed],
    );

    expect(history).toEqual([
      anIncident({ status: 'OPEN' }),
      anIncident(resolved),
      anIncident({ status: 'OPEN', reopened_at: events[1]?.timestamp }),
      anIncident(resolved),
      closed,
    ]);
  });
});

it('gives a role back to its previous holder, whom only an earlier event names', () => {
  const assign = (user_id: string, timestamp: string) =>
    anEvent({ type: 'ROLE_ASSIGNED', timestamp, detail: { role: 'ops', user_id } });
  const incident = anIncident({ roles: { ops: 'U02BOB' } });

  const undone = undoEvent(incident, assign('U02BOB', AT), [assign('U01ALICE', EARLIER)]);

  expect(undone.roles).toEqual({ ops: 'U01ALICE' });
});

it("shows another program's event unchanged", async () => {
  const event = eventOf('DEPLOY_STARTED', {
    event: { description: 'v1.2 to production', user_id: 'U02BOB' },
  });

  expect(describeEventWithActor(event, plainEventFormat(nameOf))).toBe('v1.2 to production by Bob');
  expect(await buildTranscript(recordOf(event), nameOf)).toMatchObject([{ text: 'v1.2 to production' }]);
});

it.each(EVENT_TYPES)('falls back to the stored description of %s when its details are missing', (type) => {
  const { detail: _, note: __, ...bare } = eventOf(type, EXAMPLES[type]);

  const text = describeEventWithActor(
    { ...bare, description: 'Told by another program' },
    plainEventFormat(nameOf),
  );

  expect(text).not.toMatch(/undefined|→/);
  expect(text.length).toBeGreaterThan(0);
});
