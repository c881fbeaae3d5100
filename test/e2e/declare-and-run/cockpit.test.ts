import { describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL, INCIDENTS } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
const ID = 'id:INC-000001';

async function declare() {
  const channel = await aegis().declare();
  const card = aegis().posts(channel)[0]?.ts ?? '';
  return { channel, press: (command: string) => aegis().press(command, { channel, ts: card }) };
}

/** The labels and command lines of a message's buttons and menus. */
function controlsOf(message: { blocks?: unknown } | undefined): string[] {
  const found: string[] = [];
  JSON.stringify(message?.blocks ?? [], (_, value) => {
    if (value?.text?.text && value.value) found.push(`${value.text.text}: ${value.value}`);
    return value;
  });
  return found;
}

const newest = (channel: string) => aegis().posts(channel).at(-1);
const form = () => aegis().workspace.modals.at(-1)?.view;

describe('the card', () => {
  it('has every everyday step as a button or in a menu', async () => {
    const { channel } = await declare();

    const labels = controlsOf(aegis().posts(channel)[0]).map((control) => control.split(': ')[0]);

    expect(labels).toEqual(
      expect.arrayContaining(
        'Acknowledge|Resolve…|Post update…|Summary|Assign me|Severity…|Task…|Note…|Timeline|Handoff…|Make private'.split(
          '|',
        ),
      ),
    );
  });

  it('makes the person who chooses Assign me the commander', async () => {
    const { press } = await declare();

    await press(`assign ${ID} me`);

    expect((await aegis().record()).incident.roles).toEqual({ commander: ALICE });
  });

  it.each(['resolve', 'severity', 'update', 'note', 'task', 'handoff'])(
    'opens a form and changes nothing: %s',
    async (command) => {
      const { press } = await declare();
      const before = await aegis().record();

      await press(`${command} ${ID}`);

      expect(form()).toMatchObject({ callback_id: command });
      expect(await aegis().record()).toEqual(before);
    },
  );
});

describe('a change that many people notice', () => {
  it('can be undone from the message that announces it', async () => {
    const { channel } = await declare();
    await aegis().type('resolve rolled back', { channel });
    const post = aegis()
      .posts(channel)
      .find((one) => textOf(one).includes('rolled back'));
    const [undo = ''] = controlsOf(post).filter((control) => control.startsWith('Undo'));

    await aegis().press(undo.slice('Undo: '.length), { channel, ts: post?.ts ?? '' });

    expect((await aegis().record()).incident).toMatchObject({ status: 'OPEN' });
    expect(textOf(newest(channel) ?? { text: '' })).toContain('Undone: *Status* Resolved → *Open*');
  });

  it.each([
    ['resolve', []],
    ['ack', []],
    ['reopen', ['ack', 'resolve']],
    ['reopen', ['resolve', 'close']],
  ])('leaves no trace in the times of the incident when it is undone: %s', async (command, before) => {
    const { channel } = await declare();
    for (const line of before) await aegis().type(line, { channel });
    const { version: _, updated_at: __, ...times } = (await aegis().record()).incident;
    await aegis().type(command, { channel });

    await aegis().type('undo', { channel });

    const { version: ___, updated_at: ____, ...restored } = (await aegis().record()).incident;
    expect(restored).toEqual(times);
  });

  it.each([
    ['lowered', 'severity P2 only the EU'],
    ['undone', 'undo'],
  ])('is announced when it raises to P0, and when that is %s', async (_, command) => {
    const { channel } = await declare();
    const announced = () => aegis().posts(INCIDENTS).slice(1).map(textOf);

    await aegis().type('severity P0 all regions', { channel });
    await aegis().type(command, { channel });
    await aegis().type('severity P3', { channel });

    expect(announced()).toEqual([
      expect.stringMatching(/^:rotating_light: \*INC-1 P0 .*\*Severity\* P1 → \*P0\*/s),
      expect.stringMatching(/^:arrow_down: \*INC-1 P[12] .*\*Severity\* P0 → \*P[12]\*/s),
    ]);
  });

  it('is announced when it resolves a P0 or opens it again, but not a P1', async () => {
    const { channel } = await declare();
    const announced = () => aegis().posts(INCIDENTS).slice(1).map(textOf);
    await aegis().type('resolve', { channel });
    await aegis().type('reopen', { channel });
    expect(announced()).toEqual([]);
    await aegis().type('severity P0', { channel });

    for (const command of ['ack', 'resolve rolled back', 'close', 'reopen errors are back'])
      await aegis().type(command, { channel });

    expect(announced().slice(1)).toEqual([
      expect.stringMatching(/^:white_check_mark: \*INC-1 P0 Resolved.*→ \*Resolved\* by .*: rolled back/s),
      expect.stringMatching(/^:rotating_light: \*INC-1 P0 Open.*Closed → \*Open\* by .*: errors are back/s),
    ]);
  });

  it('offers Undo when it raises to P0, but not when it lowers', async () => {
    const { channel } = await declare();

    await aegis().type('severity P0 all regions', { channel });
    const raised = controlsOf(newest(channel));
    await aegis().type('severity P2', { channel });

    expect(raised).toEqual([`Undo: undo ${ID} v:2`]);
    expect(controlsOf(newest(channel))).toEqual([]);
  });

  it('stays when it was made more than ten minutes ago', async () => {
    const { channel } = await declare();
    await aegis().type('severity P0', { channel });
    aegis().clock.advance(11 * 60_000);

    const reply = await aegis().type('undo', { channel });

    expect(reply).toContain('more than ten minutes ago');
    expect(reply).toContain('/incident severity P1');
    expect((await aegis().record()).incident.severity).toBe('P0');
  });

  it('stays when something else has changed since', async () => {
    const { channel } = await declare();
    await aegis().type('resolve', { channel });
    await aegis().type('severity P2', { channel });

    const reply = await aegis().type('undo 1 v:2');

    expect(reply).toContain('has changed since then');
    expect((await aegis().record()).incident).toMatchObject({ status: 'RESOLVED', severity: 'P2' });
  });

  it('stays for people who may not change the incident', async () => {
    const { channel } = await declare();
    await aegis().type('resolve', { channel });

    const reply = await aegis().type('undo 1', { user: CAROL });

    expect(reply).toContain('Only participants');
    expect((await aegis().record()).incident.status).toBe('RESOLVED');
  });

  it.each([
    ['resolve', 'RESOLVED', 'OPEN', '/incident status resolved'],
    ['severity P0', 'P0', 'P1', '/incident severity P0'],
  ])('is undone once when two people undo it: %s', async (command, made, before, again) => {
    const { channel } = await declare();
    await aegis().type('join', { channel, user: BOB });
    await aegis().type(command, { channel });

    await aegis().type('undo', { channel });
    const reply = await aegis().type('undo', { channel, user: BOB });

    const { incident } = await aegis().record();
    expect([incident.status, incident.severity]).toContain(before);
    expect([incident.status, incident.severity]).not.toContain(made);
    expect(reply).toContain(`was already undone by <@${ALICE}>, so nothing was done.`);
    expect(reply).toContain(`run \`${again}\``);
  });

  it('is undone once however often Slack delivers it', async () => {
    const { channel } = await declare();
    await aegis().type('resolve', { channel });

    for (let n = 0; n < 3; n += 1) await aegis().type('undo', { channel, triggerId: '1.1.same' });

    const { events } = await aegis().record();
    expect(events.filter(({ detail }) => detail?.undoes)).toHaveLength(1);
  });
});

describe('closing', () => {
  it('offers the post-mortem, the export and archiving the channel', async () => {
    const { channel } = await declare();

    await aegis().type('close follow-ups are filed', { channel });

    expect(controlsOf(newest(channel)).map((control) => control.split(': ')[0])).toEqual([
      'Post-mortem',
      'Export',
      'Archive channel',
    ]);
  });

  it('archives the channel in Slack for a lead, and only once the incident is closed', async () => {
    const { channel } = await declare();
    const early = await aegis().type('archive channel', { channel });
    await aegis().type('close', { channel });

    const reply = await aegis().type('archive channel', { channel });

    expect(early).toContain("isn't closed");
    expect(reply).toContain('The channel of INC-1 is archived');
    expect(aegis().workspace.channels.get(channel)?.isArchived).toBe(true);
  });
});

describe('the update form', () => {
  async function submit(values: Record<string, string>) {
    const view = form();
    if (!view) throw new Error('no form is open');
    aegis().clock.advance(1_000);
    await aegis().delivery.viewSubmission({ user: ALICE, view, values });
    await aegis().settled();
  }

  it('posts to the channel only, if that is chosen', async () => {
    const { channel, press } = await declare();
    await press(`update ${ID}`);

    await submit({ text: 'the database team looks at it', audience: 'channel', next: '' });

    expect(textOf(newest(channel) ?? { text: '' })).toContain('the database team looks at it');
    expect(aegis().posts(INCIDENTS)).toHaveLength(1);
  });

  it('keeps the promise of the next update, which the reminder follows', async () => {
    const { channel, press } = await declare();
    await aegis().type(`assign <@${BOB}> comms`, { channel });
    await press(`update ${ID}`);
    await submit({ text: 'rolling back', audience: 'everyone', next: '20m' });
    const { next_update_at } = (await aegis().record()).incident;

    expect(textOf(aegis().posts(INCIDENTS).at(-1) ?? { text: '' })).toContain('next update');
    expect(next_update_at).toMatch(/^2025-01-15T14:2\d/);
    expect(await aegis().type('remind', { channel })).toContain('`update`  when stakeholders');
  });
});
