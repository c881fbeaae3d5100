import { withUpstreamErrors } from '../table/failures.js';
import { countedAs } from '../table/meter.js';
import type { Table } from '../table/table-client.js';
import { getChannelLink, saveChannelMessages } from './channel-operations.js';
import { recordEvent, timeline } from './event-operations.js';
import { openHomes, recordHomeOpened } from './home-operations.js';
import { changeIncident } from './incidents/change-incident.js';
import { declareIncident } from './incidents/declare-incident.js';
import { incidentsBetween } from './incidents/incidents-by-date.js';
import { incidentsOfService, isKnownService } from './incidents/incidents-by-service.js';
import { countByStatus, listIncidents } from './incidents/incidents-by-status.js';
import { loadRecord } from './incidents/load-record.js';
import { countSince, getComments, loadRecordSince } from './incidents/load-record-since.js';
import { getIncident, getIncidents, nextIncidentId, showIncident } from './incidents/read-incidents.js';
import { getMessage } from './messages/get-message.js';
import { markMessage } from './messages/mark-message.js';
import { recordNote } from './messages/record-note.js';
import { deleteMessage, editMessage, recordMessage } from './messages/write-message.js';
import {
  getParticipant,
  incidentsOfUser,
  joinIncident,
  leaveIncident,
  participantsOf,
  recordFirstMessage,
  recordLastSeen,
  recordMessageCount,
  recordParticipant,
} from './participant-operations.js';
import { getReminders, saveReminders, unclosedIncidents } from './reminder-operations.js';
import {
  finishRequest,
  leaseRequest,
  releaseRequest,
  renewLease,
  saveStep,
} from './requests/lease-request.js';
import { getRequest, openRequest, openRequestIds, openRequestOnce } from './requests/open-request.js';
import { addSpend, findSummary, getSummary, recordSummary, replaceClaims } from './summary-operations.js';
import { addTask, changeTask, tasksOf, tasksOfUser } from './task-operations.js';

const operations = {
  getReminders,
  saveReminders,
  unclosedIncidents,
  addSpend,
  addTask,
  changeIncident,
  changeTask,
  countByStatus,
  countSince,
  declareIncident,
  deleteMessage,
  editMessage,
  finishRequest,
  getChannelLink,
  getComments,
  getIncident,
  getIncidents,
  getMessage,
  getParticipant,
  getRequest,
  incidentsBetween,
  incidentsOfService,
  incidentsOfUser,
  isKnownService,
  joinIncident,
  leaseRequest,
  leaveIncident,
  listIncidents,
  loadRecord,
  loadRecordSince,
  markMessage,
  findSummary,
  getSummary,
  nextIncidentId,
  recordMessageCount,
  saveChannelMessages,
  recordHomeOpened,
  recordParticipant,
  recordLastSeen,
  recordFirstMessage,
  openHomes,
  openRequest,
  openRequestIds,
  participantsOf,
  openRequestOnce,
  recordEvent,
  recordMessage,
  recordNote,
  recordSummary,
  releaseRequest,
  renewLease,
  replaceClaims,
  saveStep,
  showIncident,
  tasksOf,
  tasksOfUser,
  timeline,
};

type Operations = typeof operations;
type Bound<F> = F extends (table: Table, ...args: infer A) => infer R ? (...args: A) => R : never;

/** Everything Aegis reads and writes, bound to one table. */
export type Store = { [Name in keyof Operations]: Bound<Operations[Name]> };

export function createStore(table: Table): Store {
  const bind = (name: string, operation: (table: Table, ...args: never[]) => Promise<unknown>) => {
    const own = countedAs(table, name);
    return (...args: never[]) => withUpstreamErrors(() => operation(own, ...args));
  };
  const entries = Object.entries(operations).map(([name, operation]) => [name, bind(name, operation)]);
  return Object.fromEntries(entries) as Store;
}
