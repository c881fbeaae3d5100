import '../quiet-sdk.js';
import * as z from 'zod';
import { archiveIncident } from '../../archive/archive-incident.js';
import { sweepArchive } from '../../archive/sweep-archive.js';
import { sweepContents } from '../../archive/sweep-contents.js';
import { fillAllGaps } from '../../capture/fill-gaps.js';
import { sendReminders } from '../../commands/reminders/send-reminders.js';
import { createLogger } from '../logger.js';
import { createArchiveDeps } from './archiver.js';
import { readArchiveEnvironment, readEnvironment } from './environment.js';
import { createLambdaDeps, type LambdaDeps } from './lambda-deps.js';
import { noSummarizer } from './no-summarizer.js';
import { createScheduleHandler } from './schedule-handler.js';
import { sendOpenRequests } from './send-open-requests.js';
import { tellingUsage } from './telling-usage.js';

const environment = readArchiveEnvironment(process.env);
const archiver = () => createArchiveDeps(environment);
const oneIncident = z.object({ incident_id: z.string() });

let opened: Promise<LambdaDeps> | undefined;

/** Not for the sweep, whose role reads no Slack token. */
function slackSide(): Promise<LambdaDeps> {
  opened ??= readEnvironment(process.env, 'jobs').then((environment) =>
    createLambdaDeps(environment, noSummarizer),
  );
  return opened;
}

/** What EventBridge Scheduler asks for, `{ "task": "gaps" }`. */
export const handler = createScheduleHandler({
  logger: createLogger(environment.config.logLevel),
  tasks: {
    async open_requests() {
      const { deps, meter, queue } = await slackSide();
      return tellingUsage(() => sendOpenRequests({ ...deps, queue }), meter)();
    },
    async gaps() {
      const { deps, meter } = await slackSide();
      await tellingUsage(() => fillAllGaps(deps), meter)();
      return {};
    },
    async reminders() {
      const { deps, meter } = await slackSide();
      return tellingUsage(() => sendReminders(deps), meter)();
    },
    async sweep() {
      const { archived, kept, deleted, failures } = await sweepArchive(archiver());
      if (failures.length > 0) throw failures[0]?.error;
      return { archived, kept, deleted };
    },
    async contents() {
      return { deleted: await sweepContents(archiver()) };
    },
    /** What `/incident archive` asks for. */
    async archive(input) {
      const { incident_id } = oneIncident.parse(input);
      return { incident_id, outcome: await archiveIncident(archiver(), incident_id) };
    },
  },
});
