import { AegisError } from '../base/errors.js';
import { withLogContext } from '../base/log-context.js';
import type { View } from '../views/blocks.js';
import { notice } from '../views/blocks.js';
import { buildAnswerModal } from './home/answer-modal.js';
import { checkAccess } from './kernel/access.js';
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
  const incidentId = await shortcut.incidentId?.(deps, invocation);
  const incident = incidentId === undefined ? undefined : await loadVisible(deps, invocation, incidentId);
  await checkAccess(deps, invocation, shortcut.access, incident);
  return shortcut.buildView(deps, { invocation, message, incident });
}
