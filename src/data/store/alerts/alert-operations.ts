import {
  alertDeliveries,
  closeAlertGeneration,
  getAlertLane,
  putAlertDelivery,
  requestAlertJob,
} from './alert-deliveries.js';
import { alertGroupsOf, alertStates, getAlertGroup, saveAlertBatch, saveAlertGroup } from './alert-groups.js';

export const alertOperations = {
  alertDeliveries,
  alertGroupsOf,
  alertStates,
  closeAlertGeneration,
  getAlertGroup,
  getAlertLane,
  putAlertDelivery,
  requestAlertJob,
  saveAlertBatch,
  saveAlertGroup,
};
