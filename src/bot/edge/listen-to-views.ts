import type { App, ViewOutput } from '@slack/bolt';
import { UpstreamError } from '../../base/errors.js';
import { inTime } from '../../commands/kernel/deadline.js';
import type { Deps } from '../../ports/deps.js';

/** Submitted forms; what is wrong with a field is shown beside it. */
export function listenToViews(app: App, deps: Deps): void {
  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ body, view, ack }) => {
    const { FORMS } = await import('../../commands/forms.js');
    const form = FORMS.find(({ callbackId }) => callbackId === view.callback_id);
    if (!form) return ack();
    const ask = { requestId: `view-${view.id}`, userId: body.user.id, at: deps.clock.now() };
    const submitted = { state: view.state, privateMetadata: view.private_metadata };
    const errors = await inTime(form.submit(deps, ask, submitted)).catch((error: unknown) => {
      if (!(error instanceof UpstreamError)) throw error;
      return { [firstField(view)]: error.message };
    });
    if (errors) await ack({ response_action: 'errors', errors });
    else await ack();
  });
}

/** Where Slack can show what concerns the whole form. */
function firstField({ blocks }: Pick<ViewOutput, 'blocks'>): string {
  return blocks.find(({ type }) => type === 'input')?.block_id ?? '';
}
