import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { checkView } from '../block-kit/check-blocks.js';
import type { View } from '../model.js';
import { exchangeTrigger, modalsOf, openView, publishHome, pushView, updateView } from '../views.js';
import { json, type Method, method } from './method.js';

const view = json('invalid_arguments');
const byTrigger = z.object({ trigger_id: z.string(), view });

/** Modals and Home. They need no scope; a trigger id or the view's id is enough. */
export const viewMethods: Record<string, Method> = {
  'views.open': method({
    args: byTrigger,
    run({ workspace }, args) {
      const draft = checkView(args.view, 'modal');
      return { view: openView(workspace, exchangeTrigger(workspace, args.trigger_id), draft) };
    },
  }),
  'views.push': method({
    args: byTrigger,
    run({ workspace }, args) {
      const draft = checkView(args.view, 'modal');
      const userId = exchangeTrigger(workspace, args.trigger_id);
      if (modalsOf(workspace, userId).length === 0) throw new ApiError('not_found');
      return { view: pushView(workspace, userId, draft) };
    },
  }),
  'views.update': method({
    args: z.object({
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
      view,
    }),
    run({ workspace }, { view_id, external_id, hash, ...args }) {
      const draft = checkView(args.view, 'modal');
      const modal = workspace.modals.find(({ view: open }) =>
        view_id === undefined
          ? external_id !== undefined && open.external_id === external_id
          : open.id === view_id,
      );
      if (!modal) throw new ApiError('not_found');
      requireFresh(modal.view, hash);
      return { view: updateView(workspace, modal, draft) };
    },
  }),
  'views.publish': method({
    args: z.object({ user_id: z.string(), hash: z.string().optional(), view }),
    run({ workspace }, { user_id, hash, ...args }) {
      const draft = checkView(args.view, 'home');
      if (!workspace.users.has(user_id)) throw new ApiError('user_not_found');
      requireFresh(workspace.homes.get(user_id), hash);
      return { view: publishHome(workspace, user_id, draft) };
    },
  }),
};

function requireFresh(current: View | undefined, hash: string | undefined): void {
  if (hash !== undefined && current !== undefined && hash !== current.hash)
    throw new ApiError('hash_conflict');
}
