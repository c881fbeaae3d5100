import type { Delivery } from 'slack-simulator';
import { assembleInProcess, type InProcess } from '../../src/app/in-process/assemble-in-process.js';
import { openInProcessEdge } from '../../src/app/in-process/in-process-edge.js';
import { openSlack } from '../../src/app/open/open-slack.js';
import { epochMillis } from '../../src/base/timestamp.js';
import { createMemoryCache } from '../../src/data/table/cache.js';
import type { Summarizer } from '../../src/ports/summarizer.js';
import type { TestAegis } from './aegis.js';
import { PATIENT } from './open-test-table.js';

export interface SecondProcess extends InProcess {
  delivery: Delivery;
}

/** Another process on the same table and workspace, with caches of its own. Slack sends its events to the first. */
export function startSecondProcess(aegis: TestAegis, summarizer?: Summarizer): SecondProcess {
  const { clock, logger, server, table, workspace, deps } = aegis;
  const { botToken: token } = workspace.app;
  const { slack, interactive, identity } = openSlack({
    token,
    apiUrl: server.apiUrl,
    logger,
    interactiveMs: PATIENT.requestMs,
    elapsed: () => epochMillis(clock.now()),
  });
  const runtime = assembleInProcess({
    cache: createMemoryCache(),
    clock,
    logger,
    objects: deps.archive.objects,
    secrets: deps.secrets,
    settings: deps.settings,
    slack,
    interactive,
    summarizer: summarizer ?? deps.summarizer,
    table,
  });
  const { delivery } = openInProcessEdge({
    deps: runtime.requestDeps,
    identity,
    workspace,
    baseUrl: server.url,
  });
  return { ...runtime, delivery };
}
