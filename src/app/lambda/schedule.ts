import '../quiet-sdk.js';
import * as z from 'zod';
import { archiveIncident } from '../../archive/archive-incident.js';
import { type Config, readConfig } from '../config/config.js';
import { createLogger } from '../logger.js';
import { SCHEDULES, type Schedule } from '../schedules.js';
import { assembleArchiver } from './assemble-archiver.js';
import { type AssembledFunction, assembleFunction } from './assemble-function.js';
import { fetchSecrets } from './fetch-secrets.js';
import { createScheduleHandler, type Task } from './schedule-handler.js';
import { withUsageMetrics } from './with-usage-metrics.js';

const config: Config = readConfig(process.env, 'archive');
const oneIncident = z.object({ incident_id: z.string() });

let opened: Promise<AssembledFunction> | undefined;

/** Opened when a task needs Slack: the sweep's role can't read the token. */
function openFunction(): Promise<AssembledFunction> {
  opened ??= fetchSecrets(process.env).then((env) =>
    assembleFunction({ config: readConfig(env, 'jobs'), env }),
  );
  return opened;
}

function toTask(schedule: Schedule): Task {
  if (schedule.needs === 'archive') {
    return () => schedule.run(assembleArchiver(config), { removesExpiredRows: false });
  }
  return async () => {
    const { deps, queue, meter } = await openFunction();
    const run = () => (schedule.needs === 'queue' ? schedule.run(deps, queue) : schedule.run(deps));
    return withUsageMetrics(run, meter)();
  };
}

/** What `/incident archive` asks the function for that may delete. */
const archive: Task = async (input) => {
  const { incident_id } = oneIncident.parse(input);
  return { incident_id, outcome: await archiveIncident(assembleArchiver(config), incident_id) };
};

/** Tasks from EventBridge Scheduler, `{ "task": "gaps" }`, and from the worker. */
export const handler = createScheduleHandler({
  logger: createLogger(config.logLevel),
  tasks: { ...Object.fromEntries(SCHEDULES.map((one) => [one.name, toTask(one)])), archive },
});
