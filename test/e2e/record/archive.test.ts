import { beforeEach, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails');
  await aegis().say('Error rate is at 42 % for all customers since 14:02', { channel, user: BOB });
  await aegis().type('resolve rolled back', { channel });
});

const told = () => aegis().shownTo(ALICE).at(-1) ?? '';
const partition = async () => aegis().deps.archive.table.readPartition('INC-000001');

it('keeps a snapshot when an incident closes, and says when it will be archived', async () => {
  await aegis().type('close', { channel });

  const sentinel = (await partition()).find(({ SK }) => SK?.S === 'ARCHIVE#DUE');
  const due = Date.parse(aegis().clock.now()) / 1_000 + 90 * 86_400;
  expect(Math.abs(Number(sentinel?.expires_at?.N) - due)).toBeLessThan(60);
  expect(await aegis().deps.archive.objects.list('incidents/INC-000001/')).toHaveLength(1);

  await aegis().type('reopen', { channel });
  expect((await partition()).find(({ SK }) => SK?.S === 'ARCHIVE#DUE')).not.toHaveProperty('expires_at');
});

it('reads an archived incident like any other, and restores it unchanged', async () => {
  expect(await aegis().type('archive', { channel })).toContain("isn't closed");
  await aegis().type('close', { channel });
  const before = await aegis().record();

  await aegis().type('archive', { channel });

  expect(told()).toContain('INC-1 is archived');
  expect((await partition()).map(({ SK }) => SK?.S)).toEqual(['ARCHIVE#OBJECTS', 'METADATA']);
  expect(await aegis().type('show 1', { user: BOB })).toMatch(/checkout fails.*Archived/s);
  expect(await aegis().type('timeline 1', { user: BOB })).toContain('rolled back');
  expect(await aegis().type('severity P0', { channel })).toContain('archived');
  await aegis().type('summary', { channel });
  expect(textOf(aegis().posts(channel).at(-1) ?? { text: '' })).toContain('42 %');

  await aegis().type('restore', { channel });

  expect(told()).toContain('INC-1 is restored');
  const after = await aegis().record();
  expect(after.comments).toEqual(before.comments);
  expect(after.incident).toEqual(before.incident);
  await aegis().type('reopen', { channel });
  expect((await aegis().record()).incident.status).toBe('OPEN');
});

it("makes only true statements about an archived incident, and offers nothing that's refused", async () => {
  await aegis().type('task call the vendor', { channel });
  await aegis().type('close', { channel });
  await aegis().type('archive', { channel });

  expect(await aegis().type('roles 1')).toContain(`*Participants*  <@${ALICE}>, <@${BOB}> (1 message)`);
  expect(await aegis().type('tasks 1')).toContain('call the vendor');
  expect(await aegis().type('timeline 1 key')).toContain(
    'nothing here yet. To make a message a key event, pin it.',
  );
  const refusals = ['status 1', 'severity 1', 'edit 1', 'handoff 1', 'note 1 late', 'handoff 1 late'];
  for (const line of refusals) expect(await aegis().type(line), line).toMatch(/archived.*restore INC-1/);
  expect(JSON.stringify(aegis().workspace.ephemerals.at(-6)?.message.blocks)).not.toContain('action_id');
});

it('changes nothing of an archived incident, whatever someone presses or types', async () => {
  await aegis().type('resolution', { channel });
  const proposal = aegis().workspace.ephemerals.at(-1)?.message;
  const [accept = '', edit = ''] = JSON.stringify(proposal).match(/resolution id:[^"]+/g) ?? [];
  const press = (line: string) => aegis().press(line, { channel, ts: proposal?.ts ?? '' });
  await press(edit);
  const view = aegis().workspace.modals.at(-1)?.view;
  for (const line of ['close', 'archive']) await aegis().type(line, { channel });
  const before = await partition();

  await press(accept);
  expect(told()).toMatch(/^INC-1 is archived/);
  if (!view) throw new Error('no form is open');
  const { errors } = await aegis().delivery.viewSubmission({
    user: ALICE,
    view,
    values: { note: 'a bad pool' },
  });
  expect(errors).toEqual({ note: expect.stringMatching(/^INC-1 is archived/) });
  const lines = [
    'resolution',
    'leave',
    'ack',
    'status resolved',
    'started 13:00',
    'remind stop',
    'severity P0',
  ];
  for (const line of [...lines, 'alerts attach group=0123456789ab.1', 'drill pause'])
    expect(await aegis().type(line, { channel }), line).toMatch(/^INC-1 is archived/);
  expect(await partition()).toEqual(before);
});

it('lets only the lead archive and restore', async () => {
  await aegis().type('close', { channel });

  expect(await aegis().type('archive', { channel, user: BOB })).toContain('Only the commander');
  expect(await aegis().type('restore', { channel, user: BOB })).toContain('Only the commander');
});

it('shows an archived private incident to the people who could see it before, and to no one else', async () => {
  const { type, posts } = aegis();
  await type('private', { channel });
  await type('close', { channel });

  await type('archive', { channel });

  expect(await type('show 1')).toContain('Archived');
  expect(await type('timeline 1', { user: BOB })).toMatch(/rolled back.*Archived/s);
  expect(await type('show 1', { user: CAROL })).toContain("There's no incident INC-1");
  await type('summary', { channel, user: BOB });
  expect(textOf(posts(channel).at(-1) ?? { text: '' })).toContain('from the archive of');
  expect(await type('restore', { channel, user: BOB })).toContain('Only the commander');
});
