import {
  alertDeliveries,
  closeAlertGeneration,
  getAlertLane,
  putAlertDelivery,
  requestAlertJob,
} from './alert-deliveries.js';
import {
  alertGroupsOf,
  alertStates,
  getAlertGroup,
  getAlertOutage,
  saveAlertBatch,
  saveAlertGroup,
  saveAlertOutage,
} from './alert-groups.js';

export const alertOperations = {
  alertDeliveries,
  alertGroupsOf,
  alertStates,
  closeAlertGeneration,
  getAlertGroup,
  getAlertLane,
  getAlertOutage,
  putAlertDelivery,
  requestAlertJob,
  saveAlertBatch,
  saveAlertGroup,
  saveAlertOutage,
};
