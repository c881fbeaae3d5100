import * as z from 'zod';
import { checkView } from './block-kit/check-blocks.js';
import type { Fields, View } from './model.js';
import { postResponse } from './response-urls.js';
import { closeModals, modalsOf, pushView, updateView } from './views.js';
import type { Workspace } from './workspace.js';

/** Posts the message in a command's acknowledgement, if there is one. */
export function showCommandReply(
  workspace: Workspace,
  { channel, user }: { channel: string; user: string },
  body: unknown,
): void {
  if (isEmpty(body)) return;
  const said = typeof body === 'string' ? { text: body } : body;
  postResponse(workspace, { channelId: channel, userId: user }, said);
}

const viewReply = z.object({
  response_action: z.enum(['errors', 'update', 'push', 'clear']).optional(),
  view: z.unknown().optional(),
  errors: z.record(z.string(), z.string()).optional(),
});

/**
 * Applies the app's response to a submission; an empty one closes the modal. Returns the messages next to the fields,
 * by block id, if the app didn't accept the form.
 */
export function applyViewReply(
  workspace: Workspace,
  { user, view }: { user: string; view: View },
  body: unknown,
): Record<string, string> | undefined {
  const { response_action, view: next, errors = {} } = viewReply.parse(isEmpty(body) ? {} : body);
  const modal = modalsOf(workspace, user).find((open) => open.view.id === view.id);
  if (response_action === 'errors') return errors;
  if (response_action === 'clear' || !modal) closeModals(workspace, user);
  else if (response_action === 'update') updateView(workspace, modal, checkView(next, 'modal'));
  else if (response_action === 'push') pushView(workspace, user, checkView(next, 'modal'));
  else closeModals(workspace, user, modal);
  return undefined;
}

function isEmpty(body: unknown): boolean {
  if (body === undefined || body === null || body === '') return true;
  return typeof body === 'object' && Object.keys(body as Fields).length === 0;
}
