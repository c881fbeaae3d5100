import type { App } from '@slack/bolt';
import { FORMS } from '../commands/forms.js';
import type { Deps } from '../deps.js';

/** Submitted forms; what is wrong with a field is shown beside it. */
export function listenToViews(app: App, deps: Deps): void {
  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ body, view, ack }) => {
    const form = FORMS.find(({ callbackId }) => callbackId === view.callback_id);
    if (!form) return ack();
    const ask = { requestId: `view-${view.id}`, userId: body.user.id, at: deps.clock.now() };
    const errors = await form.submit(deps, ask, {
      state: view.state,
      privateMetadata: view.private_metadata,
    });
    if (errors) await ack({ response_action: 'errors', errors });
    else await ack();
  });
}
