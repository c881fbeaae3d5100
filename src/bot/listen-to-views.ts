import type { App } from '@slack/bolt';
import { submitDeclareForm } from '../commands/declare-form.js';
import type { Deps } from '../deps.js';
import { DECLARE_MODAL } from '../views/declare-modal.js';

/** Submitted forms; what is wrong with a field is shown beside it. */
export function listenToViews(app: App, deps: Deps): void {
  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ body, view, ack }) => {
    if (view.callback_id !== DECLARE_MODAL) return ack();
    const ask = { requestId: `view-${view.id}`, userId: body.user.id, at: deps.clock.now() };
    const errors = await submitDeclareForm(deps, ask, {
      state: view.state,
      privateMetadata: view.private_metadata,
    });
    if (errors) await ack({ response_action: 'errors', errors });
    else await ack();
  });
}
