import { finishRequest, leaseRequest, releaseRequest, renewLease, saveStep } from './lease-request.js';
import { getRequest, openRequest, openRequestIds, openRequestOnce } from './open-request.js';

export const requestOperations = {
  finishRequest,
  getRequest,
  leaseRequest,
  openRequest,
  openRequestIds,
  openRequestOnce,
  releaseRequest,
  renewLease,
  saveStep,
};
