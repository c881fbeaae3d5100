import { beforeEach, describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL, GENERAL, INCIDENTS } from '../../support/slack.js';
import { incidentId, storeIncidents } from '../../support/stored-incidents.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});

const type = (text: string, user = ALICE) => aegis().type(text, { channel, user });
const card = () => aegis().posts(channel)[0] ?? { text: '', ts: '', blocks: [] };
const lastPost = () => textOf(aegis().posts(channel).at(-1) ?? { text: '' });
const sayMuch = async () => {
  for (let n = 0; n < 4; n += 1) await aegis().say(`Still looking, ${n}`, { channel });
};
const deleteLastPost = () => {
  const { messages = [] } = aegis().workspace.channels.get(channel) ?? {};
  messages.splice(
    messages.findLastIndex(({ ts }) => ts === aegis().posts(channel).at(-1)?.ts),
    1,
  );
};
const announcement = () => textOf(aegis().posts(INCIDENTS)[0] ?? { text: '' });

it('answers every command that leaves nothing to change, even if its post is in view', async () => {
  await type('task call the vendor');
  const lines = [
    ...[
      'ack',
      'severity P0',
      'started 13:40',
      'detected 13:50',
      `assign <@${BOB}> scribe`,
      'private',
      'public',
    ],
    ...[
      'task take 1',
      `task assign 1 <@${BOB}>`,
      'task due 1 tomorrow 10:00',
      'task done 1',
      'task reopen 1',
    ],
    `handoff <@${BOB}>`,
  ];
  const silent: string[] = [];
  for (const line of lines) {
    await type(line);
    if ((await type(line)) === '') silent.push(line);
  }

  expect(silent).toEqual([]);
});

describe('the status', () => {
  it('is posted in the channel when it changes, and shown on card and announcement', async () => {
    const reply = await type('ack looking at the <@U01BOB|bob>s deploy');

    const { incident, events } = await aegis().record();
    // Everyone sees the post, so nobody needs a confirmation on top.
    expect(reply).toBe('');
    expect(incident).toMatchObject({ status: 'ACKNOWLEDGED', version: 2 });
    expect(incident.acknowledged_at).toBeDefined();
    expect(events.at(-1)).toMatchObject({
      type: 'STATUS_CHANGED',
      detail: { from: 'OPEN', to: 'ACKNOWLEDGED' },
      user_id: ALICE,
    });
    expect(lastPost()).toContain(
      '*Status* Open → *Acknowledged* by <@U01ALICE>: looking at the @bobs deploy',
    );
    expect(textOf(card())).toContain('Acknowledged');
    expect(announcement()).toContain('Acknowledged');
  });

  it("joins the post about the same person taking command, while that's in view", async () => {
    await type('assign me');
    const before = aegis().posts(channel).length;

    const reply = await type('ack');

    expect(reply).toBe('');
    expect(aegis().posts(channel)).toHaveLength(before);
    expect(lastPost()).toContain(
      '<@U01ALICE> is now *commander*\n*Status* Open → *Acknowledged* by <@U01ALICE>',
    );
    expect(lastPost()).toContain('Role guide: commander');
  });

  it.each([
    ['there is a reason', () => undefined, 'ack looking at it', ALICE],
    ['someone else acknowledges', () => undefined, 'ack', BOB],
    ['someone else has taken command since', () => type('assign me', BOB), 'ack', ALICE],
    ['that is out of view', () => sayMuch(), 'ack', ALICE],
    ['that is gone', async () => deleteLastPost(), 'ack', ALICE],
  ])('has a post of its own when %s', async (_, prepare, line, user) => {
    await type('assign me');
    await prepare();
    const before = aegis().posts(channel).length;

    await type(line, user);

    expect(aegis().posts(channel)).toHaveLength(before + 1);
    expect(lastPost()).toMatch(/^\*Status\* Open → \*Acknowledged\*/);
  });

  it('goes through its stages from buttons', async () => {
    const press = (command: string) => aegis().press(command, { channel, ts: card().ts });

    await press('ack id:INC-000001');
    await press('mitigate id:INC-000001');
    await aegis().type('resolve', { channel });
    await press('close id:INC-000001');
    await press('reopen id:INC-000001');

    const { incident, events } = await aegis().record();
    const changes = events.filter((event) => event.type === 'STATUS_CHANGED');
    expect(changes.every(({ note }) => note === undefined)).toBe(true);
    expect(changes.map(({ detail }) => detail?.to)).toEqual([
      'ACKNOWLEDGED',
      'MITIGATING',
      'RESOLVED',
      'CLOSED',
      'OPEN',
    ]);
    expect(incident).toMatchObject({ status: 'OPEN', version: 6 });
    expect(incident.closed_at).toBeUndefined();
  });

  it('cannot skip stages, and a refusal lists the possible ones', async () => {
    await type('close');

    expect(await type('status resolved')).toContain('It can become `open`, `acknowledged`, `mitigating`');
    expect((await aegis().record()).incident.version).toBe(2);
  });

  it.each([
    ['status', 'status id:INC-000001 mitigating', { status: 'MITIGATING' }],
    ['severity', 'severity id:INC-000001 P3', { severity: 'P3' }],
  ])('is shown with buttons for the others, as is severity: %s', async (typed, button, changed) => {
    await aegis().type(typed, { channel });
    const { message } = aegis().workspace.ephemerals.at(-1) ?? {};

    await aegis().press(button, { channel, ts: message?.ts ?? '' });

    expect((await aegis().record()).incident).toMatchObject(changed);
  });

  it('changes nothing when it is set again, unless there is a note', async () => {
    await type('mitigate');

    expect(await type('mitigate')).toContain('INC-1 is already');
    await type('status mitigating second try');

    const { events } = await aegis().record();
    expect(events.at(-1)).toMatchObject({ type: 'STATUS_CONFIRMED', note: 'second try' });
  });

  it('of another incident changes when its full id is given', async () => {
    await aegis().declare('declare P2 another one');

    await type('resolve INC-2 that one, not this');
    await type('note INC-2 looks the same');

    expect((await aegis().record('INC-000002')).incident.status).toBe('RESOLVED');
    const { incident, comments } = await aegis().record();
    expect(incident.status).toBe('OPEN');
    expect(comments.map(({ text }) => text)).toEqual(['INC-2 looks the same']);
  });

  it('is set to closed only by the commander or the declarer', async () => {
    const refusal = await type('close', BOB);
    await type(`assign <@${BOB}> commander`);

    expect(refusal).toContain(
      'Only the commander or the person who declared it can close INC-1: <@U01ALICE>',
    );
    await type('close', BOB);
    expect((await aegis().record()).incident.status).toBe('CLOSED');
  });

  it('adds nobody to an archived channel, and says where to read it', async () => {
    const channel = await aegis().declare();
    for (const line of ['close', 'archive channel']) await aegis().type(line, { channel });
    await aegis().type('join 1', { user: CAROL, channel: GENERAL });
    await aegis().untilDone();

    expect(aegis().shownTo(CAROL).at(-1)).toContain('archived in Slack, so nobody can be added to it');
    expect(await aegis().type('summary as-of yesterday 10:00 1')).toContain('the summary is as of then');
  });

  it('is not changed by people who are not participants', async () => {
    const ask = () => aegis().type('resolve INC-1', { user: CAROL, channel: GENERAL });

    const before = await ask();
    await aegis().type('join 1', { user: CAROL, channel: GENERAL });

    expect(before).toContain('run `/incident join INC-1`');
    expect(await ask()).toContain('Resolved');
  });

  it('is changed once per version when two people change it at the same moment', async () => {
    const send = (user: string, text: string) =>
      aegis().delivery.command({ user, channel, command: '/incident', text });

    await Promise.all([send(ALICE, 'ack'), send(BOB, 'resolve')]);
    await aegis().settled();

    const { incident, events } = await aegis().record();
    const versions = events.flatMap(({ event_id }) => /^v(\d+)$/.exec(event_id)?.[1] ?? []);
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions).toHaveLength(incident.version);
  });
});

describe('severity, roles, notes and participants', () => {
  it.each(['severity P0 P0', 'severity sev0 P0 all regions', 'severity to P0 p0', 'severity 0 P0'])(
    'takes a severity that is named twice once: %s',
    async (line) => {
      await type(line);

      const { incident, events } = await aegis().record();
      expect(incident.severity).toBe('P0');
      expect(events.at(-1)?.note ?? '').not.toMatch(/P0/i);
    },
  );

  it('asks whether a number before a severity is an incident', async () => {
    const reply = await type('severity 1 P0');

    expect(reply).toContain('Is 1 an incident? Nothing was done.');
    expect(reply).toContain('`/incident severity INC-1 P0`');
    expect((await aegis().record()).incident.severity).toBe('P1');
  });

  it('change the severity by command', async () => {
    await type('sev p0 everything is down');
    await type('sev p3');

    const { incident } = await aegis().record();
    expect(incident.severity).toBe('P3');
    expect(lastPost()).toContain('*Severity* P0 → *P3*');
    expect(await type('severity P9')).toContain('Start with a severity');
  });

  it('give roles, show them, and add participants', async () => {
    await type(`assign <@${BOB}|bob> comms`);
    await type('assign me');
    await type(`role scribe <@${CAROL}>`);

    const { incident, participants } = await aegis().record();
    expect(incident.roles).toEqual({ comms: BOB, commander: ALICE, scribe: CAROL });
    expect(participants.map(({ user_id }) => user_id).sort()).toEqual([ALICE, BOB, CAROL].sort());
    expect(await type('roles')).toContain('*commander*  <@U01ALICE>');
    expect(await type('assign bob comms')).toContain('is already *comms*');
    expect(await type('assign @bobby comms')).toContain("choose the person from Slack's list");
    expect(await type('assign nobody comms')).toContain('choose one from the list');
    expect(await type('assign <@U01AEGIS> commander')).toContain('is a bot');
  });

  it('record a note once and post it', async () => {
    const triggerId = '9.9.note';
    const text = 'note 14:02 decision: fail over &amp; tell &lt;everyone&gt;';
    await aegis().type(text, { channel, triggerId });
    await aegis().type(text, { channel, triggerId });

    const { comments } = await aegis().record();
    expect(comments).toMatchObject([
      { source: 'note', text: '14:02 decision: fail over &amp; tell &lt;everyone&gt;', user_id: ALICE },
    ]);
    expect(
      aegis()
        .posts(channel)
        .filter((post) => textOf(post).includes('*Note*')),
    ).toHaveLength(1);
    expect(await type('note at:14:05')).toContain("What's the note?");
  });

  it('let people join and leave', async () => {
    await aegis().type('join INC-1', { user: BOB, channel: GENERAL });
    const { participants, events } = await aegis().record();

    expect(participants.map(({ user_id }) => user_id)).toContain(BOB);
    expect(events.at(-1)).toMatchObject({ type: 'PARTICIPANT_JOINED', user_id: BOB });
    expect(await type('leave', BOB)).toContain("You're no longer a participant in INC-1");
    await type(`assign <@${ALICE}> commander`);
    expect(await type('leave')).toContain("You're still commander");
  });
});

describe('looking up', () => {
  it('shows an incident from anywhere', async () => {
    const here = await type('show');

    expect(here).toContain('INC-1 · checkout fails');
    expect(here).toContain('no one yet');
    expect(here).toContain('*Declared*');
    for (const id of ['1', '#1', 'INC-1', 'inc-000001']) {
      expect(await aegis().type(`show ${id}`, { channel: GENERAL })).toContain('INC-1 · checkout fails');
    }
    expect(await type('')).toContain('INC-1 · checkout fails');
    expect(await aegis().type('', { channel: GENERAL })).toContain('What would you like to do?');
    expect(await aegis().type('show 99', { channel: GENERAL })).toContain("There's no incident INC-99");
    expect(await aegis().type('show', { channel: GENERAL })).toContain('Which incident?');
  });

  it.each([
    ['ack', [], 'list'],
    ['close', ['INC-2 resolved'], 'list all'],
    ['reopen', ['INC-3 closed', 'INC-2 resolved'], 'list all'],
    ['postmortem', ['INC-3 closed', 'INC-2 resolved'], 'list all'],
    ['archive', ['INC-3 closed'], 'list all'],
    ['restore', ['INC-4 archived'], 'list all'],
  ])('offers the incidents that %s can be about', async (command, offered, list) => {
    for (const title of ['resolved', 'closed', 'archived']) await aegis().type(`declare P2 ${title}`);
    const lines = ['resolve 2', 'resolve 3', 'close 3', 'resolve 4', 'close 4', 'archive 4'];
    for (const line of lines) await aegis().type(line);

    const asked = await aegis().type(command, { channel: GENERAL });

    expect(asked).toContain(`\`/incident ${list}\` shows the ids`);
    expect(asked.match(/^INC-[234] .*$/gm) ?? []).toEqual(offered);
  });

  it.each([
    ['ack on it', ['mitigate reindex stopped'], 'MITIGATING', 'Set it back to Acknowledged?'],
    ['ack', ['resolve'], 'RESOLVED', 'Open it again as Acknowledged?'],
    ['mitigate', ['resolve', 'close'], 'CLOSED', 'Open it again as Mitigating?'],
  ])('asks before %s undoes what others did in the meantime: %s', async (late, others, status, question) => {
    for (const command of others) await type(command);

    const asked = await type(late, BOB);
    expect(asked).toContain(question);
    expect((await aegis().record()).incident.status).toBe(status);
    await type(late.replace(/^\w+/, '$& sure:confirm id:INC-000001'), BOB);

    const { status: after } = (await aegis().record()).incident;
    expect(after).toBe(late === 'mitigate' ? 'MITIGATING' : 'ACKNOWLEDGED');
  });

  it("sets any status without asking when it's named", async () => {
    await type('mitigate');

    await type('status acknowledged');

    expect((await aegis().record()).incident.status).toBe('ACKNOWLEDGED');
  });

  it('says that an incident has no service, rather than unassigned, among other facts', async () => {
    await aegis().type('declare P3 the office is dark');

    const listed = await aegis().type('list', { channel: GENERAL });

    expect(listed).toContain('no service · no commander');
    expect(listed).not.toContain('unassigned');
    expect(textOf(aegis().posts(INCIDENTS).at(-1) ?? { text: '' })).toContain(
      'no service · no commander yet',
    );
  });

  it('asks which incident is meant, with a button for each candidate', async () => {
    await aegis().type('declare P0 db is down');
    await aegis().type('declare P3 secret trouble --private', { user: BOB });
    const buttons = () =>
      aegis()
        .workspace.ephemerals.at(-1)
        ?.message.blocks?.flatMap((block) => ('elements' in block ? (block.elements as unknown[]) : []))
        .map((one) => (one as { value?: string }).value);

    const asked = await aegis().type('note the vendor called', { channel: GENERAL });

    expect(asked).toContain('INC-2 db is down');
    expect(asked).not.toContain('secret');
    expect(buttons()).toEqual([
      'note sure:id id:INC-000002 the vendor called',
      'note sure:id id:INC-000001 the vendor called',
    ]);
    expect(await aegis().type('close', { channel: GENERAL })).not.toContain('INC-2');
  });

  it('lists active incidents by severity, page by page', async () => {
    await aegis().type('declare P3 trouble 13');
    await aegis().type('resolve INC-2');
    const troubles = Array.from({ length: 11 }, (_, i) => ({
      incident_id: incidentId(i + 3),
      title: `trouble ${i + 2}`,
      severity: `P${(i + 2) % 5}`,
    }));
    await storeIncidents(aegis(), troubles);

    const first = await aegis().type('list');
    const shown = aegis().workspace.ephemerals.at(-1);
    const more = JSON.stringify(shown?.message.blocks).match(/"value":"(list active page:[^"]+)"/)?.[1] ?? '';
    await aegis().press(more, { channel: GENERAL, ts: shown?.message.ts ?? '' });
    const second = aegis().shownTo(ALICE).at(-1);

    expect(first).toContain('trouble 10');
    expect(first.indexOf('trouble 5')).toBeLessThan(first.indexOf('trouble 6'));
    expect(first).not.toContain('trouble 9');
    expect(second).toContain('trouble 9');
    expect(await aegis().type('list resolved')).toContain('trouble 13');
    expect(await aegis().type('list P1')).toContain('checkout fails');
    expect(await aegis().type('list closed')).toContain('Closed incidents: none');
  });

  it('pages through the timeline', async () => {
    for (let n = 0; n < 12; n += 1) {
      await type(`severity P${(n % 2) + 2}`);
      await type(`assign <@${n % 2 === 0 ? BOB : CAROL}> scribe`);
    }

    expect(await type('timeline')).toContain('is now *scribe*');
    expect(await type('timeline 2')).toContain('*Declared*');
    expect(await type('timeline 9')).toContain("The timeline doesn't have that many pages");
    expect(await type('timeline key')).toContain('nothing here yet');
  });

  it('explains the commands', async () => {
    const help = await type('help more');

    for (const word of ['declare', 'ack', 'severity', 'assign', 'timeline', 'summary'])
      expect(help).toContain(word);
    expect(await type('help sev')).toContain('/incident severity [P0-P4] [reason]');
    expect(await type('decalre P1 x')).toContain('Did you mean `/incident declare`?');
    expect(await type('xyzzy')).toContain('`/incident help` lists the commands');
  });
});

it('keeps the first bullet of a pasted note', async () => {
  const channel = await aegis().declare();

  await aegis().type('note\n- failed over\n- errors fall', { channel });

  expect((await aegis().record()).comments.map(({ text }) => text)).toEqual(['- failed over\n- errors fall']);
});
