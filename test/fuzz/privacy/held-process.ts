import type { Delivery } from 'slack-simulator';
import { assemble } from '../../../src/app/assemble.js';
import { openInProcessEdge } from '../../../src/app/in-process/in-process-edge.js';
import { JOBS } from '../../../src/app/jobs.js';
import { openSlack } from '../../../src/app/open/open-slack.js';
import { archiveIncident } from '../../../src/archive/archive-incident.js';
import { epochMillis } from '../../../src/base/timestamp.js';
import { createMemoryCache } from '../../../src/data/table/cache.js';
import { createWorker } from '../../../src/jobs/worker.js';
import type { Summarizer } from '../../../src/ports/summarizer.js';
import type { TestAegis } from '../../support/aegis.js';
import { PATIENT } from '../../support/open-test-table.js';

/** A second process with its own caches, whose jobs wait until they're released. */
export interface HeldProcess {
  delivery: Delivery;
  sendTo: TestAegis['sendTo'];
  held: string[];
  /** Runs a waiting job; if it has to be retried, it waits again. */
  run(requestId: string): Promise<void>;
}

export function startHeldProcess(aegis: TestAegis, summarizer: Summarizer): HeldProcess {
  const { clock, logger, server, table, workspace, deps } = aegis;
  const { botToken: token } = workspace.app;
  const { identity, ...slacks } = openSlack({
    token,
    apiUrl: server.apiUrl,
    fetch: server.fetch,
    logger,
    interactiveMs: PATIENT.requestMs,
    elapsed: () => epochMillis(clock.now()),
  });
  const held: string[] = [];
  const enqueue = async ({ requestId }: { requestId: string }) => {
    if (!held.includes(requestId)) held.push(requestId);
  };
  const { deps: workerDeps, requestDeps } = assemble({
    ...slacks,
    cache: createMemoryCache(),
    clock,
    logger,
    objects: deps.archive.objects,
    secrets: deps.secrets,
    settings: deps.settings,
    summarizer,
    table,
    openQueue: () => ({ enqueue }),
    archiveNow: (archive) => (id) => archiveIncident(archive, id),
  });
  const worker = createWorker(workerDeps, JOBS);
  const { delivery, sendTo } = openInProcessEdge({
    deps: requestDeps,
    identity,
    workspace,
    baseUrl: server.url,
  });
  return {
    held,
    delivery,
    sendTo,
    async run(requestId) {
      held.splice(held.indexOf(requestId), 1);
      if ((await worker(requestId)) !== 'settled') held.push(requestId);
    },
  };
}
