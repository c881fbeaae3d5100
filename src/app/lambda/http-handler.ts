import type { RequestListener } from 'node:http';
import serverless from 'serverless-http';
import type { Logger } from '../../ports/logger.js';
import type { HttpHandler } from '../in-process/in-process-send.js';
import { fromLattice } from './from-lattice.js';
import { refuseReplays } from './refuse-replays.js';

/** Handles requests through API Gateway (payload format 1.0 or 2.0), a load balancer or VPC Lattice. */
export function createHttpHandler(listener: RequestListener, logger: Logger): HttpHandler {
  const handle = serverless(refuseReplays(listener, logger));
  return (event, context) => handle(fromLattice(event), context);
}
