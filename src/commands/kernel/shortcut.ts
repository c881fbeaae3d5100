import type { SlackMessage } from '../../capture/reader/slack-message.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { View } from '../../views/blocks.js';
import type { Access } from './access.js';
import type { Target } from './command.js';
import type { Invocation } from './invocation.js';
import type { RequestDeps } from './request-deps.js';

export interface MessageShortcut {
  invocation: Invocation;
  /** The message whose menu was used; absent for global shortcuts. */
  message: SlackMessage | undefined;
  /** The incident that it's about, which the person may see. */
  incident: Incident | undefined;
}

/** What a Slack shortcut does: it opens a form, or says what happens now. */
export interface Shortcut {
  access: Access;
  /** Whether it's about the incident of the channel, as a command declares it. */
  target: Exclude<Target, 'optional'>;
  buildView(deps: RequestDeps, used: MessageShortcut): Promise<View | undefined>;
}
