import { userJoins, userKicks, userLeaves } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { whileDown } from '../../support/downtime.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

const aegis = useAegis();
let channel: string;
let card: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails');
  card = aegis().posts(channel)[0]?.ts ?? '';
});

/** Opens a form with a command, and submits it; the errors next to its fields, if any. */
async function submitNote(user: string, between: () => unknown = () => undefined) {
  await aegis().type('note', { user, channel });
  await between();
  const view = aegis().workspace.modals.at(-1)?.view;
  if (!view) throw new Error('no form is open');
  const { errors } = await aegis().delivery.viewSubmission({ user, view, values: { note: 'back at 15:00' } });
  await aegis().settled();
  return errors;
}

/** Slack shows a public channel, with its buttons and menus, to everyone. */
describe('someone who looks at a public channel without joining it', () => {
  it.each(['ack id:INC-000001', 'note id:INC-000001', 'assign id:INC-000001 me'])(
    "can't use `%s` on the card",
    async (line) => {
      const before = await aegis().record();

      await aegis().press(line, { user: CAROL, channel, ts: card });

      expect(aegis().shownTo(CAROL).join()).toMatch(/^Only participants can/);
      expect(aegis().workspace.modals).toEqual([]);
      expect(await aegis().record()).toEqual(before);
    },
  );

  it("is refused a message shortcut's form before they fill it out", async () => {
    await aegis().delivery.messageShortcut({ user: CAROL, callbackId: 'add_to_timeline', channel, ts: card });

    expect(JSON.stringify(aegis().workspace.modals.at(-1)?.view)).toContain('Only participants can add');
  });

  it('may press what anyone may', async () => {
    await aegis().press('timeline id:INC-000001', { user: CAROL, channel, ts: card });

    expect(aegis().shownTo(CAROL).join()).toContain('Timeline of INC-1');
  });

  it('may press everything once they have joined', async () => {
    userJoins(aegis().workspace, { channel, user: CAROL });
    await aegis().settled();

    await aegis().press('ack id:INC-000001', { user: CAROL, channel, ts: card });

    expect((await aegis().record()).incident.status).toBe('ACKNOWLEDGED');
  });
});

describe('someone who came to the channel while Aegis was down', () => {
  beforeEach(() => whileDown(aegis(), () => userJoins(aegis().workspace, { channel, user: BOB })));

  it('may submit the form that they opened', async () => {
    expect(await submitNote(BOB)).toBeUndefined();
    expect((await aegis().record()).comments).toMatchObject([{ user_id: BOB, text: 'back at 15:00' }]);
  });

  it('may press the buttons of the card, and type in another channel', async () => {
    await aegis().press('ack id:INC-000001', { user: BOB, channel, ts: card });
    await aegis().type('note 1 back at 15:00', { user: BOB, channel: GENERAL });

    const { incident, comments } = await aegis().record();
    expect([incident.status, comments.length]).toEqual(['ACKNOWLEDGED', 1]);
  });

  it('is refused once they have left again', async () => {
    const leave = () => whileDown(aegis(), () => userLeaves(aegis().workspace, { channel, user: BOB }));
    const forget = async () => {
      await leave();
      aegis().clock.advance(61_000);
    };

    expect(await submitNote(BOB, forget)).toEqual({ note: expect.stringMatching(/^Only participants can/) });
    expect((await aegis().record()).comments).toEqual([]);
  });
});

describe('something that someone got while they could still use it', () => {
  beforeEach(async () => {
    userJoins(aegis().workspace, { channel, user: BOB });
    await aegis().type('private', { channel });
  });

  const remove = () => {
    userKicks(aegis().workspace, { channel, user: ALICE, member: BOB });
    aegis().clock.advance(61_000);
  };
  const deactivate = () => {
    const bob = aegis().workspace.users.get(BOB);
    if (bob) bob.isDeactivated = true;
    aegis().clock.advance(61_000);
  };

  it.each([
    ['they were removed', remove],
    ['their account was deactivated', deactivate],
  ])('is refused once %s, and reveals nothing about a private incident', async (_, happens) => {
    const errors = await submitNote(BOB, happens);
    await aegis().press('summary id:INC-000001', { user: BOB, channel, ts: card });
    await aegis().type('show 1', { user: BOB });

    expect(errors).toEqual({ note: expect.stringMatching(/^There's no incident INC-1/) });
    expect(aegis().shownTo(BOB)).toEqual([
      expect.stringMatching(/^There's no incident INC-1/),
      expect.stringMatching(/^There's no incident INC-1/),
    ]);
    const { comments, summaries } = await aegis().record();
    expect([comments, summaries]).toEqual([[], []]);
  });
});

describe('a refused line', () => {
  const LINE = 'note 1 Vendor says: <@U01BOB> &amp; <@U01CAROL> called at 15:00';
  const KEPT = `You typed:\n> /incident ${LINE}`;
  const end = async (...lines: string[]) => {
    for (const line of lines) await aegis().type(line, { channel });
  };

  it('is kept for its author to copy', async () => {
    const said = await aegis().type(LINE, { user: CAROL });

    expect(said).toMatch(/^Only participants can add notes to INC-1/);
    expect(said).toContain(KEPT);
  });

  it('is kept for a guest', async () => {
    const carol = aegis().workspace.users.get(CAROL);
    if (carol) carol.guest = 'multi-channel';
    userJoins(aegis().workspace, { channel, user: CAROL });

    expect(await aegis().type(LINE, { user: CAROL })).toMatch(/^Guests.*You typed:\n> \/incident note 1/s);
  });

  it('is kept when its incident is archived', async () => {
    await end('resolve', 'close', 'archive');

    expect(await aegis().type(LINE)).toContain(KEPT);
  });

  it('is kept when it could be about no incident', async () => {
    await end('resolve', 'close');

    const said = await aegis().type('note the vendor called back');

    expect(said).toMatch(/^Which incident\?.*You typed:\n> \/incident note the vendor called back/s);
  });

  it("is kept up to its end when it's too long", async () => {
    const said = await aegis().type(`note 1 ${'word '.repeat(1_500)}`);

    expect(said).toMatch(/^A note is limited/);
    expect(said.match(/word/g)).toHaveLength(1_500);
  });

  it('is kept without a credential in it', async () => {
    const said = await aegis().type('note 1 password: hunter2-Zx81 of the vendor', { user: CAROL });

    expect(said).toContain('You typed:\n> /incident note 1 password');
    expect(said).not.toContain('hunter2');
  });

  it("isn't repeated when it's short, or a button has it", async () => {
    expect(await aegis().type('note 1 hello', { user: CAROL })).not.toContain('You typed');
    expect(await aegis().type('note the vendor called back', { user: BOB })).not.toContain('You typed');
  });
});
