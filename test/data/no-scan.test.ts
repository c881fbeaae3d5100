import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/data/store/store.js';
import type { Table } from '../../src/data/table/table-client.js';
import {
  aComment,
  aDeclaration,
  aDrill,
  anAlertGroup,
  anAlertState,
  anEvent,
  anIncident,
  aParticipant,
  aRequest,
  aSummary,
  aTask,
} from '../support/records.js';
import { useTables } from '../support/table.js';

const SRC = join(import.meta.dirname, '../../src');

/** Only maintenance of the whole table may scan it, because nobody waits for it. */
const MAY_SCAN = ['data/archive-store/scan-table.ts', 'maintenance/scan-segments.ts'];

/** Scans under any name, because PartiQL statements can scan, too. */
const SCANS =
  /\b(?:Scan|ScanCommand\w*|ScanInput|paginateScan|paginateExecuteStatement|(?:Batch)?ExecuteStatement\w*|ExecuteTransaction\w*)\b|\.scan\(/;

const freshTable = useTables();

describe('the sources', () => {
  it('scan only in maintenance of the whole table', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );

    const scanning = files.filter((file) =>
      SCANS.test(withoutMetering(readFileSync(join(SRC, file), 'utf8'))),
    );

    expect(files.length).toBeGreaterThan(50);
    expect(scanning.sort()).toEqual(MAY_SCAN);
  });

  it('never count the incidents of a status, because that reads all of them', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );

    const counting = files.filter((file) => readFileSync(join(SRC, file), 'utf8').includes('countByStatus'));

    expect(counting.sort()).toEqual([
      'data/store/incidents/incident-operations.ts',
      'data/store/incidents/incidents-by-status.ts',
    ]);
  });
});

/** The meter names all kinds of requests, including scans. */
function withoutMetering(source: string): string {
  return source.replace('/^(?:Get|BatchGet|TransactGet|Query|Scan)/', '');
}

const ID = 'INC-000042';
const CHANNEL = 'C01INC';
const LATER = '2025-01-15T15:50:00.000000Z';
const LEASE = { now: LATER, until: '2025-01-15T15:51:00.000000Z' };
const LEASED = { request_id: 'cmd-1', attempts: 1 };
const PAGE = { limit: 5 };
const LANE = { lane: 'lane', generation: 0 };
const QUEUED = {
  PK: `INCIDENT#${ID}`,
  SK: `EVENT#${LATER}#declared`,
  lane: 'new' as const,
  incident_id: ID,
  queued_at: LATER,
};
const TELLING = (request_id: string) => ({
  event: anEvent({ event_id: request_id, timestamp: LATER }),
  request: aRequest({ request_id }),
});

/** Every operation of the store; if one is missing, this doesn't compile. */
const OPERATIONS: { [Name in keyof Store]: (store: Store) => Promise<unknown> } = {
  nextIncidentId: (store) => store.nextIncidentId(),
  getAlertLane: (store) => store.getAlertLane('lane'),
  putAlertDelivery: (store) =>
    store.putAlertDelivery({ ...LANE, delivery_id: 'd1', received_at: LATER, alerts: [] }),
  requestAlertJob: (store) =>
    store.requestAlertJob(LANE, { request: aRequest({ request_id: 'alerts-1' }), since: LATER }),
  closeAlertGeneration: (store) => store.closeAlertGeneration(LANE),
  alertDeliveries: (store) => store.alertDeliveries(LANE),
  alertStates: (store) => store.alertStates(['a1', 'a2']),
  saveAlertBatch: (store) =>
    store.saveAlertBatch({
      lane: { lane: 'lane', generation: 1, group: 0 },
      states: [{ before: undefined, after: anAlertState() }],
      groups: [{ before: undefined, after: anAlertGroup() }],
    }),
  getAlertGroup: (store) => store.getAlertGroup(anAlertGroup()),
  saveAlertGroup: (store) =>
    store.saveAlertGroup({
      before: anAlertGroup(),
      after: anAlertGroup({ incident_id: ID, state: 'linked' }),
      request: aRequest({ request_id: 'alerts-2' }),
    }),
  getAlertOutage: (store) => store.getAlertOutage('route'),
  saveAlertOutage: (store) =>
    store.saveAlertOutage({ outage: 'route', last_at: LATER, groups: [], version: 0 }),
  alertGroupsOf: (store) => store.alertGroupsOf(ID),
  declareIncident: (store) => store.declareIncident(aDeclaration()),
  getIncident: (store) => store.getIncident(ID),
  getIncidents: (store) => store.getIncidents([ID, 'INC-000099']),
  showIncident: (store) => store.showIncident(ID),
  getEvent: (store) => store.getEvent(anEvent({ timestamp: LATER })),
  entriesAfter: (store) => store.entriesAfter(ID, { after: {}, limit: 5 }),
  queuedRefs: (store) => store.queuedRefs('new', { limit: 5 }),
  readQueued: (store) => store.readQueued(QUEUED),
  markSent: (store) => store.markSent(QUEUED, 'warehouse'),
  moveToLate: (store) => store.moveToLate(QUEUED),
  clearQueued: (store) => store.clearQueued(QUEUED),
  getSink: (store) => store.getSink('warehouse'),
  putSink: (store) => store.putSink({ sink: 'warehouse', run: 0, failures: 0, blocked: {} }),
  recordPost: (store) =>
    store.recordPost(anEvent({ timestamp: LATER }), { channelId: 'C09', ts: '1736950000.000001' }),
  recordNotePost: (store) => store.recordNotePost(aComment(), '1736950000.000001'),
  recordCopies: (store) => store.recordCopies({ incident_id: ID, channel_id: 'C09' }, [LATER]),
  incidentsWithCopy: (store) => store.incidentsWithCopy('C09', LATER),
  recordFileChange: (store) => store.recordFileChange('F1', aComment().timestamp),
  replaceFile: (store) => store.replaceFile(aComment(), { id: 'F1', name: 'clip' }),
  recordFileUse: (store) => store.recordFileUse(aComment(), ['F1', 'F2']),
  recordFileDeletion: (store) => store.recordFileDeletion('F1', LATER),
  removeFile: (store) => store.removeFile(aComment(), 'F1'),
  getEvenExpired: (store) => store.getEvenExpired(ID, LATER),
  getChannelLink: (store) => store.getChannelLink(CHANNEL),
  changeChannel: (store) =>
    store.changeChannel({
      channelId: CHANNEL,
      at: LATER,
      decide: () => ({ event: anEvent({ event_id: 'e2' }), link: {} }),
    }),
  moveChannel: (store) => store.moveChannel({ from: CHANNEL, to: 'C02INC', at: LATER }),
  recordPostElsewhere: (store) =>
    store.recordPostElsewhere(CHANNEL, { channelId: 'C01INCIDENTS', ts: '1736950000.000001' }),
  saveChannelMessages: (store) => store.saveChannelMessages(CHANNEL, { card_ts: '1736950000.000001' }),
  recordMessage: (store) => store.recordMessage(aComment()),
  markMessage: (store) => store.markMessage(aComment(), { by: 'U01ALICE:pushpin', at: LATER, on: true }),
  editMessage: (store) => store.editMessage({ ...aComment(), edited_at: LATER }),
  deleteMessage: (store) => store.deleteMessage({ ...aComment(), deleted_at: LATER }),
  getMessage: (store) => store.getMessage(ID, LATER),
  recordEvent: (store) => store.recordEvent(anEvent({ event_id: 'e1' })),
  rewordEvent: (store) => store.rewordEvent(anEvent({ event_id: 'e1' })),
  retitleParticipant: (store) => store.retitleParticipant({ incident_id: ID, title: 'x' }, 'U01ALICE'),
  emptyEvent: (store) => store.emptyEvent(anEvent({ event_id: 'e1' }), { deleted_at: LATER }),
  timeline: (store) => store.timeline(ID, PAGE),
  recordNote: (store) =>
    store.recordNote({
      note: aComment({ timestamp: LATER, source: 'note' }),
      request: () => aRequest({ request_id: 'cmd-note' }),
    }),
  recordParticipant: (store) =>
    store.recordParticipant({ ...aParticipant({ user_id: 'U02BOB' }), joined_at: LATER }),
  joinIncident: (store) => store.joinIncident({ ...aParticipant(), joined_at: LATER }),
  moveOnRequest: (store) =>
    store.moveOnRequest({
      participant: { ...aParticipant(), left_at: LATER },
      moment: 'left_at',
      request: aRequest({ request_id: 'cmd-leave' }),
    }),
  leaveIncident: (store) => store.leaveIncident({ ...aParticipant(), left_at: LATER }),
  recordFirstMessage: (store) => store.recordFirstMessage({ ...aParticipant(), first_spoke_at: LATER }),
  recordLastSeen: (store) => store.recordLastSeen({ ...aParticipant(), seen_until: LATER }),
  recordMessageCount: (store) => store.recordMessageCount({ ...aParticipant(), messages: 3 }),
  getParticipant: (store) => store.getParticipant(ID, 'U01ALICE'),
  participantsOf: (store) => store.participantsOf(ID),
  incidentsOfUser: (store) => store.incidentsOfUser('U01ALICE', PAGE),
  incidentsOfService: (store) => store.incidentsOfService('payment-service', PAGE),
  isKnownService: (store) => store.isKnownService('payment-service'),
  incidentsBetween: (store) =>
    store.incidentsBetween({ from: '2025-01-01T00:00:00.000000Z', to: LATER }, PAGE),
  listIncidents: (store) => store.listIncidents({ statuses: ['OPEN', 'CLOSED'], severity: 'P1', ...PAGE }),
  countByStatus: (store) => store.countByStatus('OPEN'),
  changeIncident: (store) =>
    store.changeIncident({
      before: anIncident(),
      set: { status: 'CLOSED', closed_at: LATER },
      event: anEvent({ event_id: 'v2', timestamp: LATER }),
    }),
  recordSummary: (store) => store.recordSummary(aSummary()),
  countSince: (store) => store.countSince(ID, LATER),
  addSpend: (store) => store.addSpend(ID, 0.01),
  findSummary: (store) => store.findSummary(ID, { kind: 'state', since: LATER, isWanted: () => true }),
  getSummary: (store) => store.getSummary(ID, LATER),
  commentsBetween: (store) => store.commentsBetween(ID, { from: '', to: LATER }),
  eventsBetween: (store) => store.eventsBetween(ID, { from: '', to: LATER }),
  getMessages: (store) => store.getMessages(ID, [LATER]),
  replaceEvent: (store) => store.replaceEvent(anEvent(), { holds: true }),
  getHistoryChecks: (store) => store.getHistoryChecks([ID]),
  saveHistoryCheck: (store) => store.saveHistoryCheck({ incident_id: ID, unlike: {}, version: 0 }),
  getComments: (store) => store.getComments(ID, ['COMMENT#2025-01-15T14:06:00.000001Z']),
  loadRecordSince: (store) => store.loadRecordSince(ID, { after: LATER, cited: ['METADATA'] }),
  recordOutcome: (store) => store.recordOutcome({ incident_id: ID, timestamp: LATER, outcome: 'accepted' }),
  recordVote: (store) =>
    store.recordVote({ incident_id: ID, timestamp: LATER }, { userId: 'U01ALICE', vote: 'helpful' }),
  ratedSummaries: (store) => store.ratedSummaries(ID),
  replaceClaims: (store) => store.replaceClaims({ ...aSummary(), redacted_claims: 1 }),
  addTask: (store) => store.addTask({ task: aTask(), announce: () => TELLING('cmd-task') }),
  changeTask: (store) =>
    store.changeTask({ before: aTask(), set: { state: 'done' }, ...TELLING('cmd-task-done') }),
  unclosedIncidents: (store) => store.unclosedIncidents(),
  getReminders: (store) => store.getReminders(ID),
  nextDrillId: (store) => store.nextDrillId(),
  getDrill: (store) => store.getDrill(ID),
  saveDrill: (store) => store.saveDrill(aDrill({ incident_id: ID })),
  saveReminders: (store) =>
    store.saveReminders({ incident_id: ID, sent: {}, snoozed: {}, stopped: [], version: 0 }),
  tasksOf: (store) => store.tasksOf(ID),
  emptyTask: (store) => store.emptyTask(aTask()),
  dueTasks: (store) => store.dueTasks(LATER),
  remindOfTask: (store) =>
    store.remindOfTask({ before: aTask(), at: LATER, request: aRequest({ request_id: 'due-1' }) }),
  tasksOfUser: (store) => store.tasksOfUser('U01ALICE', PAGE),
  prepareHome: (store) => store.prepareHome({ user_id: 'U01ALICE', opened_at: LATER }, [ID]),
  confirmHome: (store) =>
    store.confirmHome(
      { user_id: 'U01ALICE', opened_at: LATER, version: 1 },
      { shows: [ID], published_at: LATER },
    ),
  openHomes: (store) => store.openHomes({ limit: 10, now: LATER }),
  homesShowing: (store) => store.homesShowing(ID),
  loadRecord: (store) => store.loadRecord(ID),
  openRequest: (store) => store.openRequest(aRequest()),
  openRequestOnce: (store) =>
    store.openRequestOnce(aRequest({ request_id: 'cmd-2' }), { id: 'words', since: LATER }),
  openRequestIds: (store) => store.openRequestIds(),
  getRequest: (store) => store.getRequest('cmd-1'),
  leaseRequest: (store) => store.leaseRequest('cmd-1', LEASE),
  renewLease: (store) => store.renewLease(LEASED, LEASE.until),
  saveStep: (store) => store.saveStep(LEASED, { step: 'channel', result: { id: 'C9' } }),
  releaseRequest: (store) => store.releaseRequest(LEASED, { retryAt: LATER, error: 'x' }),
  finishRequest: (store) => store.finishRequest(LEASED, { state: 'DONE' }),
};

describe('every operation of the store', () => {
  it('runs without a scan', async () => {
    const table = await freshTable();
    const store = createStore(table);
    const requests = watch(table);

    for (const operation of Object.values(OPERATIONS)) await operation(store);

    expect(Object.keys(OPERATIONS).sort()).toEqual(Object.keys(store).sort());
    expect(requests.length).toBeGreaterThanOrEqual(Object.keys(store).length);
    expect([...new Set(requests)].filter((name) => SCANS.test(name))).toEqual([]);
  });

  it('fails this test if it scans', async () => {
    const table = await freshTable();
    const requests = watch(table);
    const { ScanCommand } = await import('@aws-sdk/lib-dynamodb');

    const scan = table.client.send(new ScanCommand({ TableName: table.name }));

    await expect(scan).rejects.toThrow('ScanCommand');
    expect(requests).toEqual(['ScanCommand']);
  });
});

/** Collects the names of all requests from now on; a scan fails. */
function watch({ client }: Table): string[] {
  const requests: string[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        requests.push(commandName);
        if (SCANS.test(commandName)) throw new Error(`${commandName} was sent`);
        return next(args);
      },
    { step: 'initialize', name: 'watch' },
  );
  return requests;
}
