import type { JobDeps } from '../../jobs/job-deps.js';
import type { InteractiveSlack } from '../../ports/slack.js';

/**
 * What code may use that must answer within Slack's 3 seconds: no model, no deletion, no call elsewhere, and only the Slack client that
 * gives up early.
 */
export type RequestDeps = Omit<JobDeps, 'slack' | 'show' | 'summarizer' | 'archiveNow' | 'outward'> & {
  slack: InteractiveSlack;
};
