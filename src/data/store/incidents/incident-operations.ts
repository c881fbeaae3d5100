import { changeIncident } from './change-incident.js';
import { declareIncident } from './declare-incident.js';
import { incidentsBetween } from './incidents-by-date.js';
import { incidentsOfService, isKnownService } from './incidents-by-service.js';
import { countByStatus, listIncidents, unclosedIncidents } from './incidents-by-status.js';
import { loadRecord } from './load-record.js';
import { countSince, loadRecordSince } from './load-record-since.js';
import { getIncident, getIncidents, nextDrillId, nextIncidentId, showIncident } from './read-incidents.js';

export const incidentOperations = {
  changeIncident,
  countByStatus,
  countSince,
  declareIncident,
  getIncident,
  getIncidents,
  incidentsBetween,
  incidentsOfService,
  isKnownService,
  listIncidents,
  loadRecord,
  loadRecordSince,
  nextDrillId,
  nextIncidentId,
  showIncident,
  unclosedIncidents,
};
