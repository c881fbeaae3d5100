import { ApiError } from './api-error.js';
import { withIds } from './messages.js';
import type { Modal, View, ViewDraft } from './model.js';
import { epochMillis } from './timestamp.js';
import { secondsNow, type Workspace } from './workspace.js';

/** Slack's. */
const MAX_STACKED_MODALS = 3;

/** Issues the trigger id that lets the app open one view. A request that is sent again keeps its id. */
export function issueTrigger(workspace: Workspace, userId: string, id = newTriggerId(workspace)): string {
  if (!workspace.triggers.has(id)) {
    workspace.triggers.set(id, { userId, issuedAt: workspace.now(), used: false });
  }
  return id;
}

/** Uses a trigger and returns its user's id. Throws if it is unknown, used or expired. */
export function exchangeTrigger(workspace: Workspace, id: string): string {
  const trigger = workspace.triggers.get(id);
  if (!trigger) throw new ApiError('invalid_trigger_id');
  if (trigger.used) throw new ApiError('exchanged_trigger_id');
  const age = epochMillis(workspace.now()) - epochMillis(trigger.issuedAt);
  if (age > workspace.triggerLifeMs) throw new ApiError('expired_trigger_id');
  trigger.used = true;
  return trigger.userId;
}

/** Opens a modal in place of the person's open ones. */
export function openView(workspace: Workspace, userId: string, draft: ViewDraft): View {
  closeModals(workspace, userId);
  const view = instantiate(workspace, draft);
  workspace.modals.push({ userId, view });
  workspace.changed({ kind: 'view_opened', userId, view });
  return view;
}

/** Puts a modal on top of the person's others. */
export function pushView(workspace: Workspace, userId: string, draft: ViewDraft): View {
  const stack = modalsOf(workspace, userId);
  if (stack.length >= MAX_STACKED_MODALS) throw new ApiError('push_limit_reached');
  const view = instantiate(workspace, draft, stack.at(-1)?.view);
  workspace.modals.push({ userId, view });
  workspace.changed({ kind: 'view_pushed', userId, view });
  return view;
}

/** Replaces an open modal's content; it keeps its id. */
export function updateView(workspace: Workspace, modal: Modal, draft: ViewDraft): View {
  const { id, root_view_id, previous_view_id } = modal.view;
  modal.view = { ...instantiate(workspace, draft), id, root_view_id, previous_view_id };
  workspace.changed({ kind: 'view_updated', userId: modal.userId, view: modal.view });
  return modal.view;
}

export function publishHome(workspace: Workspace, userId: string, draft: ViewDraft): View {
  const view = instantiate(workspace, draft);
  workspace.homes.set(userId, view);
  workspace.changed({ kind: 'home_published', userId, view });
  return view;
}

/** The person's open modals; the last one is on top. */
export function modalsOf(workspace: Workspace, userId: string): Modal[] {
  return workspace.modals.filter((modal) => modal.userId === userId);
}

/** Closes all of the person's modals, or only one. */
export function closeModals(workspace: Workspace, userId: string, only?: Modal): void {
  for (const modal of only ? [only] : modalsOf(workspace, userId)) {
    workspace.modals.splice(workspace.modals.indexOf(modal), 1);
    workspace.changed({ kind: 'view_closed', userId, view: modal.view });
  }
}

function newTriggerId({ nextSerial }: Workspace): string {
  const serial = nextSerial();
  return `${1_000_000_000 + serial}.1000000001.${serial.toString(16).padStart(32, '0')}`;
}

/** A view as Slack returns it, with defaults for missing fields. */
function instantiate(workspace: Workspace, draft: ViewDraft, previous?: View): View {
  const { app, team, nextId } = workspace;
  const id = nextId('V');
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    title: null,
    submit: null,
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    ...draft,
    id,
    team_id: team.id,
    app_id: app.id,
    app_installed_team_id: team.id,
    bot_id: app.botId,
    blocks: withIds(workspace, draft.blocks),
    state: { values: {} },
    hash: `${secondsNow(workspace)}.${nextId('')}`,
    root_view_id: previous?.root_view_id ?? id,
    previous_view_id: previous?.id ?? null,
  };
}
