import type { App } from '@slack/bolt';
import { loadOnce } from '../../base/load-once.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { momentOfRequest } from './moment-of-request.js';

const loadForms = loadOnce(() => import('../../commands/submit-form.js'));

/** Submitted forms. Slack shows what's wrong with a field next to it. */
export function listenToViews(app: App, deps: RequestDeps): void {
  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ body, view, context, ack }) => {
    const { submitForm } = await loadForms();
    const at = momentOfRequest(deps.clock, context);
    const invocation = { requestId: `view-${view.id}`, userId: body.user.id, at };
    const errors = await submitForm(deps, invocation, {
      callbackId: view.callback_id,
      state: view.state,
      privateMetadata: view.private_metadata,
    });
    if (errors) await ack({ response_action: 'errors', errors });
    else await ack();
  });
}
