import { changeIncident } from './change-incident.js';
import { getChannelLink, saveChannelMessages } from './channel-links.js';
import { declareIncident } from './declare-incident.js';
import type { Table } from './dynamo.js';
import { recordEvent, timeline } from './events.js';
import { withUpstreamErrors } from './failures.js';
import { getIncident, getIncidents, nextIncidentId, showIncident } from './incidents.js';
import { incidentsBetween } from './incidents-by-date.js';
import { countByStatus, listIncidents } from './list-incidents.js';
import { countSince, getComments, loadRecordSince } from './load-since.js';
import { markMessage } from './marks.js';
import { deleteMessage, editMessage, recordMessage } from './messages.js';
import { countedAs } from './meter.js';
import { recordNote } from './notes.js';
import { openHomes, recordHomeOpened } from './open-homes.js';
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
} from './participants.js';
import { loadRecord } from './record.js';
import { getReminders, saveReminders, unclosedIncidents } from './reminders.js';
import {
  finishRequest,
  getRequest,
  leaseRequest,
  openRequest,
  openRequestIds,
  openRequestOnce,
  releaseRequest,
  renewLease,
  saveStep,
} from './requests.js';
import { incidentsOfService, isKnownService } from './services.js';
import { addSpend, newestSummaries, recordSummary, replaceClaims } from './summaries.js';
import { addTask, changeTask, tasksOf, tasksOfUser } from './tasks.js';

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
  newestSummaries,
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
