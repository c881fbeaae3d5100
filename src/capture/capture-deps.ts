import type { JobDeps } from '../jobs/job-deps.js';
import type { InteractiveSlack } from '../ports/slack.js';

export type CaptureDeps = Pick<
  JobDeps,
  'cached' | 'clock' | 'contents' | 'logger' | 'queue' | 'settings' | 'store'
> & {
  slack: Pick<InteractiveSlack, 'file' | 'forgetMembers' | 'user'>;
};
