import type { AlertState } from '../../src/incidents/records/alert.js';
import type { AlertGroup } from '../../src/incidents/records/alert-group.js';
import type { ChannelLink } from '../../src/incidents/records/channel-link.js';
import type { Comment } from '../../src/incidents/records/comment.js';
import type { Drill } from '../../src/incidents/records/drill.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import type { Summary } from '../../src/incidents/records/incident-summary.js';
import type { Task } from '../../src/incidents/records/incident-task.js';
import type { Participant } from '../../src/incidents/records/participant.js';
import type { Request } from '../../src/incidents/records/request.js';
import type { TimelineEvent } from '../../src/incidents/records/timeline-event.js';

export const DECLARED_AT = '2025-01-15T14:05:09.123456Z';

export function anIncident(overrides: Partial<Incident> = {}): Incident {
  return {
    incident_id: 'INC-000042',
    title: 'Checkout fails for card payments in the EU region',
    service: 'payment-service',
    severity: 'P1',
    status: 'OPEN',
    created_at: DECLARED_AT,
    updated_at: DECLARED_AT,
    declared_by: 'U01ALICE',
    channel_id: 'C01INC',
    roles: {},
    visibility: 'public',
    version: 1,
    request_id: 'cmd-13345224609.738474920.8088930838d88f008e0',
    ...overrides,
  };
}

export function anEvent(overrides: Partial<TimelineEvent> = {}): TimelineEvent {
  return {
    incident_id: 'INC-000042',
    event_id: 'declared',
    timestamp: DECLARED_AT,
    type: 'INCIDENT_DECLARED',
    description: 'Declared P1 by <@U01ALICE>: Checkout fails for card payments in the EU region',
    source: 'System',
    user_id: 'U01ALICE',
    ...overrides,
  };
}

export function aComment(overrides: Partial<Comment> = {}): Comment {
  return {
    incident_id: 'INC-000042',
    timestamp: '2025-01-15T14:06:00.000001Z',
    user_id: 'U01ALICE',
    text: 'Error rate is at 40 %',
    source: 'message',
    channel_id: 'C01INC',
    ...overrides,
  };
}

export function aParticipant(overrides: Partial<Participant> = {}): Participant {
  return {
    incident_id: 'INC-000042',
    user_id: 'U01ALICE',
    joined_at: DECLARED_AT,
    title: 'Checkout fails for card payments in the EU region',
    service: 'payment-service',
    ...overrides,
  };
}

function aLink(overrides: Partial<ChannelLink> = {}): ChannelLink {
  return { channel_id: 'C01INC', incident_id: 'INC-000042', ...overrides };
}

export function aSummary(overrides: Partial<Summary> = {}): Summary {
  return {
    incident_id: 'INC-000042',
    timestamp: '2025-01-15T15:00:00.000000Z',
    kind: 'state',
    claims: [
      { section: 'headline', text: 'Checkout fails.', citations: ['COMMENT#2025-01-15T14:06:00.000001Z'] },
    ],
    model: 'extractive',
    fallback: false,
    ...overrides,
  };
}

export function aTask(overrides: Partial<Task> = {}): Task {
  return {
    incident_id: 'INC-000042',
    timestamp: '2025-01-15T14:07:00.000000Z',
    number: 1,
    text: 'Call the vendor',
    state: 'open',
    created_by: 'U01ALICE',
    version: 1,
    ...overrides,
  };
}

export function aRequest(overrides: Partial<Request> = {}): Request {
  return {
    request_id: 'cmd-1',
    kind: 'announce-change',
    state: 'OPEN',
    created_at: DECLARED_AT,
    payload: {},
    steps: {},
    attempts: 0,
    ...overrides,
  };
}

export function aDeclaration(overrides: Partial<Incident> = {}) {
  const incident = anIncident(overrides);
  const { incident_id, title, service, created_at } = incident;
  return {
    incident,
    event: anEvent({ incident_id, timestamp: created_at }),
    participant: aParticipant({ incident_id, title, service, joined_at: created_at }),
    link: aLink({ incident_id, channel_id: incident.channel_id ?? 'C01INC' }),
  };
}

export function anAlertState(over: Partial<AlertState> = {}): AlertState {
  return {
    lane: 'lane',
    alert_id: 'a1',
    group: 1,
    source: 'alertmanager',
    status: 'firing',
    at: DECLARED_AT,
    title: 'Checkout answers with errors',
    received_at: DECLARED_AT,
    ...over,
  };
}

export function anAlertGroup(over: Partial<AlertGroup> = {}): AlertGroup {
  return {
    lane: 'lane',
    number: 1,
    route: 'default',
    state: 'triage',
    service: 'checkout',
    severity: 'P1',
    title: 'Checkout answers with errors',
    links: [],
    opened_at: DECLARED_AT,
    last_at: DECLARED_AT,
    fired: 1,
    resolved: 0,
    firing: 1,
    omitted: 0,
    unrecorded: { firing: 1, resolved: 0 },
    examples: [],
    recent: [],
    version: 1,
    ...over,
  };
}

export function aDrill(changes: Partial<Drill> = {}): Drill {
  return {
    incident_id: 'DRILL-000001',
    name: 'full-disk',
    learner: 'U01ALICE',
    role: 'commander',
    speed: 10,
    state: 'running',
    round: 0,
    position: 0,
    anchors: [{ at: '2025-01-15T14:00:00.000000Z', ms: 0, speed: 10 }],
    started_at: '2025-01-15T14:00:00.000000Z',
    claimed: {},
    posted: {},
    awaited: {},
    nudged: [],
    version: 0,
    ...changes,
  };
}
