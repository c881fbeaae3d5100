import { describe, expect, it } from 'vitest';
import { issueTrigger } from '../../src/views.js';
import { ALICE, errorOf, useSlack } from '../support/use-slack.js';

const slack = useSlack();

const modal = (title = 'A form') => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: title },
  blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'Hello' } }],
});

describe('views', () => {
  it('open with a trigger id that is used once within 3 s', async () => {
    const { client, workspace, clock } = slack();
    const trigger_id = issueTrigger(workspace, ALICE);
    const late = issueTrigger(workspace, ALICE);

    const { view } = await client.views.open({ trigger_id, view: modal() });
    clock.advance(3_001);

    expect(view).toMatchObject({
      type: 'modal',
      team_id: 'T01DEMO',
      state: { values: {} },
      root_view_id: view?.id,
    });
    expect(workspace.modals).toMatchObject([{ userId: ALICE, view: { id: view?.id } }]);
    expect(await errorOf(client.views.open({ trigger_id, view: modal() }))).toBe('exchanged_trigger_id');
    expect(await errorOf(client.views.open({ trigger_id: late, view: modal() }))).toBe('expired_trigger_id');
    expect(await errorOf(client.views.open({ trigger_id: '1.2.3', view: modal() }))).toBe(
      'invalid_trigger_id',
    );
  });

  it('stack three deep and are updated by id', async () => {
    const { client, workspace } = slack();
    const trigger = () => issueTrigger(workspace, ALICE);
    expect(await errorOf(client.views.push({ trigger_id: trigger(), view: modal() }))).toBe('not_found');
    const { view } = await client.views.open({ trigger_id: trigger(), view: modal() });

    await client.views.push({ trigger_id: trigger(), view: modal('Second') });
    await client.views.push({ trigger_id: trigger(), view: modal('Third') });
    const updated = await client.views.update({ view_id: view?.id ?? '', view: modal('Changed') });

    expect(await errorOf(client.views.push({ trigger_id: trigger(), view: modal() }))).toBe(
      'push_limit_reached',
    );
    expect(workspace.modals.map((open) => open.view.title)).toMatchObject([
      { text: 'Changed' },
      { text: 'Second' },
      { text: 'Third' },
    ]);
    expect(updated.view?.id).toBe(view?.id);
    const stale = { view_id: view?.id ?? '', hash: view?.hash ?? '', view: modal() };
    expect(await errorOf(client.views.update(stale))).toBe('hash_conflict');
    expect(await errorOf(client.views.update({ view_id: 'V0', view: modal() }))).toBe('not_found');
  });

  it('are published to a person’s Home', async () => {
    const { client, workspace } = slack();
    const home = { type: 'home' as const, blocks: modal().blocks };

    await client.views.publish({ user_id: ALICE, view: home });

    expect(workspace.homes.get(ALICE)).toMatchObject({ type: 'home' });
    expect(await errorOf(client.views.publish({ user_id: 'U0', view: home }))).toBe('user_not_found');
    expect(await errorOf(client.views.publish({ user_id: ALICE, view: modal() as never }))).toBe(
      'invalid_arguments',
    );
  });
});
