import { userJoins, userLeaves, userOpensHome, type View } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB } from '../../support/slack.js';
import { incidentId, storeIncidents } from '../../support/stored-incidents.js';

const aegis = useAegis();

async function open(user: string): Promise<View> {
  userOpensHome(aegis().workspace, user);
  await aegis().settled();
  return home(user);
}

function home(user: string): View {
  const view = aegis().workspace.homes.get(user);
  if (!view) throw new Error(`${user} has no Home`);
  return view;
}

const shown = (user: string) => textOf({ text: '', blocks: home(user).blocks });

interface Button {
  action_id: string;
  value?: string;
}

async function press(user: string, label: string): Promise<void> {
  const view = home(user);
  for (const block of view.blocks) {
    const elements = [block.accessory, ...((block.elements as unknown[] | undefined) ?? [])] as (
      | Button
      | undefined
    )[];
    const button = elements.find((element) => JSON.stringify(element ?? {}).includes(`"text":"${label}"`));
    if (!button) continue;
    await aegis().delivery.clickInView({
      user,
      view,
      blockId: String(block.block_id),
      actionId: button.action_id,
    });
    await aegis().settled();
    return;
  }
  throw new Error(`there is no button ${label}`);
}

const modal = (user: string) => aegis().workspace.modals.findLast(({ userId }) => userId === user)?.view;

describe('App Home', () => {
  it("shows a person's tasks, their incidents and all active incidents", async () => {
    const channel = await aegis().declare('declare P1 checkout fails');
    await aegis().type(`task call the vendor <@${BOB}>`, { channel });
    await aegis().declare('declare P2 search is slow');

    await open(BOB);

    expect(shown(BOB)).toMatch(
      /Your tasks.*call the vendor.*Your incidents.*checkout fails.*Other active incidents.*search is slow/s,
    );
  });

  it('updates while it is open, for half an hour', async () => {
    await open(ALICE);
    const channel = await aegis().declare('declare P1 checkout fails');
    expect(shown(ALICE)).toContain('checkout fails');

    aegis().clock.advance(31 * 60_000);
    await aegis().type('resolve', { channel });
    expect(shown(ALICE)).toContain('checkout fails');
    await open(ALICE);
    expect(shown(ALICE)).toContain('Resolved');

    await aegis().type('close', { channel });
    expect(shown(ALICE)).not.toContain('checkout fails');
  });

  it('has buttons that finish a task, join an incident and declare one', async () => {
    const channel = await aegis().declare();
    await aegis().type(`task call the vendor <@${BOB}>`, { channel });
    await aegis().declare('declare P2 search is slow');
    await open(BOB);

    await press(BOB, 'Done');
    expect(shown(BOB)).not.toContain('call the vendor');
    expect(modal(BOB)).toBeUndefined();

    await press(BOB, 'Join');
    expect(JSON.stringify(modal(BOB)?.blocks)).toContain("You're a participant in INC-2");

    await press(BOB, 'Declare an incident');
    expect(modal(BOB)?.callback_id).toBe('declare');
  });

  it('turns pages and goes back to the first', async () => {
    const faults = Array.from({ length: 17 }, (_, i) => ({
      incident_id: incidentId(i + 1),
      title: `fault number ${i + 1}`,
      severity: 'P3',
      declared_by: BOB,
    }));
    await storeIncidents(aegis(), faults);
    await open(ALICE);
    expect(shown(ALICE)).not.toContain('fault number 17');

    await press(ALICE, 'More incidents');
    expect(shown(ALICE)).toContain('fault number 17');

    await press(ALICE, 'Back to the first page');
    expect(shown(ALICE)).toContain('fault number 1');
    expect(shown(ALICE)).not.toContain('fault number 17');

    // Bob is in all of them, whatever page shows which.
    await open(BOB);
    expect(JSON.stringify(home(BOB))).not.toContain('"Join"');
    await press(BOB, 'More of yours');
    expect(JSON.stringify(home(BOB))).not.toContain('"Join"');
  });

  it('never shows a private incident to others, or to people who left its channel', async () => {
    const channel = await aegis().declare('declare --private P1 secret merger');
    await open(BOB);
    await open(ALICE);

    expect(shown(BOB)).not.toContain('secret merger');
    expect(shown(ALICE)).toContain('secret merger');
    for (let n = 0; n < 2; n += 1) {
      aegis().clock.advance(1_000);
      userLeaves(aegis().workspace, { channel, user: ALICE });
      await aegis().settled();
      expect(shown(ALICE)).not.toContain('secret merger');
      aegis().clock.advance(1_000);
      userJoins(aegis().workspace, { channel, user: ALICE });
      await aegis().settled();
      await open(ALICE);
      expect(shown(ALICE)).toContain('secret merger');
    }
  });

  it('ignores forged pages', async () => {
    const view = await open(ALICE);
    const forged = {
      ...view,
      blocks: [
        {
          type: 'actions',
          block_id: 'x',
          elements: [{ type: 'button', action_id: 'home:open', value: '{"open":"nope"}' }],
        },
      ],
    };

    const reply = await aegis().delivery.clickInView({
      user: ALICE,
      view: forged as unknown as View,
      blockId: 'x',
      actionId: 'home:open',
    });

    expect(reply.status).toBe(200);
  });
});
