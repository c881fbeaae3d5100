import '../quiet-sdk.js';
import type { SNSEvent } from 'aws-lambda';
import * as z from 'zod';
import { archiveIncident } from '../../archive/archive-incident.js';
import { postAlarms } from '../../commands/alarms/post-alarms.js';
import type { Meter } from '../../data/table/meter.js';
import { type Config, readConfig } from '../config/config.js';
import { createLogger } from '../open/create-logger.js';
import { SCHEDULES, type Schedule } from '../schedules.js';
import { assembleArchiver } from './assemble-archiver.js';
import type { AssembledFunction } from './assemble-function.js';
import { deliverNow } from './deliver-now.js';
import { fetchSecrets } from './fetch-secrets.js';
import { observe } from './observe.js';
import { createScheduleHandler, type ScheduledTask } from './schedule-handler.js';

const config: Config = readConfig(process.env, 'archive');
const logger = createLogger(config.logLevel, config.stage);
const oneIncident = z.object({ incident_id: z.string() });

let opened: Promise<AssembledFunction> | undefined;
let meter: Meter | undefined;

/**
 * Loaded when a task needs Slack. The archiver, for which a person may be waiting, and the sweep never do;
 * their roles can't read the token.
 */
function openFunction(): Promise<AssembledFunction> {
  opened ??= open().catch((error: unknown) => {
    // The next invocation tries again.
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(): Promise<AssembledFunction> {
  const { assembleFunction } = await import('./assemble-function.js');
  const env = await fetchSecrets(process.env);
  const assembled = await assembleFunction({ config: readConfig(env, 'jobs'), env });
  meter = assembled.meter;
  return assembled;
}

function toTask(schedule: Schedule): ScheduledTask {
  if (schedule.needs === 'archive') {
    return () => schedule.run(assembleArchiver(config), { removesExpiredRows: false });
  }
  return async () => {
    const { deps, queue } = await openFunction();
    return schedule.needs === 'queue' ? schedule.run(deps, queue) : schedule.run(deps);
  };
}

/** The input that `/incident archive` sends to the function that may delete. */
const archive: ScheduledTask = async (input) => {
  const { incident_id } = oneIncident.parse(input);
  return { incident_id, outcome: await archiveIncident(assembleArchiver(config), incident_id) };
};

/** Delivers directly instead of through the queue. */
const events: ScheduledTask = async () => deliverNow((await openFunction()).deps);

async function onAlarm(event: SNSEvent): Promise<object> {
  const { deps } = await openFunction();
  return postAlarms(deps, { event, stage: config.stage ?? '' });
}

const handle = createScheduleHandler({
  logger,
  onAlarm,
  tasks: { ...Object.fromEntries(SCHEDULES.map((one) => [one.name, toTask(one)])), archive, events },
});

/** Handles tasks from EventBridge Scheduler, `{ "task": "gaps" }`, and from the worker; alarms from SNS. */
export const handler = observe(handle, { config, env: process.env, logger, meter: () => meter });
