import { AegisError, UsageError } from '../base/errors.js';
import { withLogContext } from '../base/log-context.js';
import type { Incident } from '../incidents/records/incident.js';
import type { View } from '../views/blocks.js';
import { notice } from '../views/blocks.js';
import { buildAnswerModal } from './home/answer-modal.js';
import { checkUse } from './kernel/check-use.js';
import { inTime } from './kernel/deadline.js';
import type { Invocation } from './kernel/invocation.js';
import type { RequestDeps } from './kernel/request-deps.js';
import type { MessageShortcut, Shortcut } from './kernel/shortcut.js';
import { loadVisible } from './kernel/target.js';
import { SHORTCUT_LIST } from './shortcut-list.js';
import { SHORTCUTS } from './shortcuts.js';

interface Used {
  callbackId: string;
  message?: MessageShortcut['message'];
}

/**
 * The modal that a shortcut opens, after the same checks as a command: people learn before they fill out a form whether
 * they may submit it. A refusal is a modal, too. Undefined for shortcuts that Aegis doesn't have.
 */
export async function openShortcut(
  deps: RequestDeps,
  invocation: Invocation,
  used: Used,
): Promise<View | undefined> {
  const known = SHORTCUT_LIST.find(({ callbackId }) => callbackId === used.callbackId);
  if (!known) return undefined;
  const shortcut = SHORTCUTS[known.callbackId];
  try {
    return await withLogContext({ request_id: invocation.requestId }, () =>
      inTime(deps.settings.answerMs, open(deps, invocation, { shortcut, message: used.message })),
    );
  } catch (error) {
    if (!(error instanceof AegisError)) throw error;
    return buildAnswerModal(notice(error.message));
  }
}

async function open(
  deps: RequestDeps,
  invocation: Invocation,
  { shortcut, message }: { shortcut: Shortcut; message: MessageShortcut['message'] | undefined },
): Promise<View | undefined> {
  const isAboutIncident = shortcut.target !== 'none';
  const incident = isAboutIncident ? await loadIncidentOfChannel(deps, invocation) : undefined;
  await checkUse(deps, invocation, shortcut, incident);
  return shortcut.buildView(deps, { invocation, message, incident });
}

/** Throws UsageError in a channel without an incident. */
async function loadIncidentOfChannel(deps: RequestDeps, invocation: Invocation): Promise<Incident> {
  const { channelId } = invocation;
  const incidentId = channelId === undefined ? undefined : await deps.cached.incidentOf(channelId);
  if (incidentId === undefined) {
    throw new UsageError("This message isn't in an incident channel. `/incident declare` opens one.");
  }
  return loadVisible(deps, invocation, incidentId);
}
