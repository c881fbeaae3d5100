import { userReacts } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { startDrillAs } from '../../../src/app/start-drill-as.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../../support/aegis.js';
import { settingsFrom } from '../../support/process.js';
import { ALICE, GENERAL, INCIDENTS } from '../../support/slack.js';
import { everythingIn } from '../../support/table.js';

const PROCESS = `
services:
  search-api:
    responders: ["@payments-oncall"]
    pagerduty: { routing_key_env: KEY, url: "https://pager.example" }
severities:
  P0: { announce: ["#general"] }
  P2: {}
events:
  sinks:
    - { name: one, url: "https://one.example", secret_env: A }
`;

const aegis = useAegis({ summarizer: extractiveSummarizer, settings: settingsFrom(PROCESS) });

/** Fills in the form of a drill as Alice, and returns the channel of the drill. */
async function begin(name = 'full-disk'): Promise<string> {
  const { delivery, settled, type, workspace } = aegis();
  await type(`drill ${name}`);
  const view = workspace.modals.at(-1)?.view;
  if (!view) throw new Error('no form is open');
  const values = { title: 'Search is broken', severity: 'P2', role: 'commander', speed: '10' };
  await delivery.viewSubmission({ user: ALICE, view, values });
  await settled();
  return [...workspace.channels.values()].find(({ name: one }) => one.startsWith('drill-'))?.id ?? '';
}

const saidIn = (channel: string) =>
  aegis()
    .posts(channel)
    .flatMap(({ username, text }) => (username === undefined ? [] : [`${username}: ${text}`]));

async function next(channel: string, times = 1): Promise<void> {
  for (let n = 0; n < times; n += 1) await aegis().type('drill next', { channel });
}

describe('a drill', () => {
  it('opens a marked channel with the first reports', async () => {
    const channel = await begin();

    const { name, topic } = aegis().workspace.channels.get(channel) ?? {};
    expect(name).toBe('drill-1-search-is-broken');
    expect(topic?.value).toBe('Drill, not a real incident · DRILL-1 · P2 · Open · commander @Alice');
    expect(saidIn(channel)).toEqual([
      'Alertmanager · Drill: [FIRING] search-api error rate 31 % (threshold 2 %)',
      'On-call engineer · Drill: Search is failing for about a third of requests.',
    ]);
  });

  it('records what its people say as theirs', async () => {
    const channel = await begin();
    await next(channel, 2);

    const { comments } = await aegis().record('DRILL-000001');

    expect(
      comments.map(({ user_id, author_kind, text }) => [user_id, author_kind, text]).slice(0, 3),
    ).toEqual([
      ['Alertmanager (Drill)', 'bot', '[FIRING] search-api error rate 31 % (threshold 2 %)'],
      ['On-call engineer (Drill)', undefined, 'Search is failing for about a third of requests.'],
      [
        'Support lead (Drill)',
        undefined,
        'Tickets are coming in: customers get an empty result page, 42 so far.',
      ],
    ]);
  });

  it('keeps a played message that someone marks', async () => {
    const channel = await begin();
    const { workspace } = aegis();
    const played = aegis()
      .posts(channel)
      .find(({ text }) => text.startsWith('Search is failing'));

    userReacts(workspace, { channel, ts: played?.ts ?? '', user: ALICE, emoji: 'pushpin' });
    await aegis().settled();

    const { events } = await aegis().record('DRILL-000001');
    expect(events.filter(({ key_event }) => key_event).map(({ note }) => note)).toEqual([played?.text]);
  });

  it("answers in the thread with what's known, and later with what becomes known", async () => {
    const channel = await begin();
    await next(channel);
    const known = await aegis().say('How many tickets do we have?', { channel });
    const later = await aegis().say('Is it the release of the query parser?', { channel });
    const unasked = await aegis().say('We are looking at it.', { channel });

    await next(channel, 4);

    const inThread = (ts: string) =>
      aegis()
        .posts(channel)
        .flatMap(({ thread_ts, text, ts: own }) => (thread_ts === ts && own !== ts ? [text] : []));
    expect(inThread(known.ts)).toEqual([
      'Tickets are coming in: customers get an empty result page, 42 so far.',
    ]);
    expect(inThread(later.ts)).toEqual([
      "I don't know yet. Checking.",
      'No, ruled out: the parser is the same on the nodes that work.',
    ]);
    expect(inThread(unasked.ts)).toEqual([]);
  });

  it('continues without the learner, and reminds them', async () => {
    const channel = await begin();

    await next(channel, 8);

    expect(saidIn(channel)).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`<@${ALICE}>, are you on this?`),
        expect.stringContaining('When does the first update go out?'),
        expect.stringContaining('The cause: the nightly compaction'),
      ]),
    );
  });

  it('stops while it is paused', async () => {
    const channel = await begin();
    await aegis().type('drill pause', { channel });
    const before = saidIn(channel).length;

    aegis().clock.advance(3_600_000);
    await aegis().type('drill', { channel });

    expect(saidIn(channel)).toHaveLength(before);
    await aegis().type('drill resume', { channel });
    expect(await aegis().deps.store.getDrill('DRILL-000001')).toMatchObject({ state: 'running', round: 2 });
  });

  it('ends with a debrief from the record, as a post and as a file', async () => {
    const channel = await begin();
    await aegis().type('ack looking', { channel });
    await next(channel, 7);
    const update = 'Two of six index nodes refuse queries: their disk is full. Next update in 10 minutes.';
    await aegis().type(`update ${update}`, { channel });
    await aegis().type('drill finish', { channel });

    expect(JSON.stringify(aegis().posts(channel).at(-2))).toContain('your updates covered 1 of');
    const [file] = [...aegis().workspace.files.values()];
    expect(file?.info.name).toBe('drill-1-debrief.md');
    expect(file?.content?.toString()).toContain('Two of six nodes have a full index disk');
    expect(await aegis().type('drill pause', { channel })).toContain('DRILL-1 is over');
  });
});

describe('nothing of a drill', () => {
  it('leaves its channel', async () => {
    const channel = await begin();

    await aegis().type('severity P0 everything is down', { channel });
    await aegis().type('update we are on it', { channel });
    await aegis().type('task add <@U01ALICE> call the vendor due in 1h', { channel });
    expect(await aegis().type('page search-api nobody can search', { channel })).toContain('nobody is paged');
    expect(await aegis().type('declare P0 real trouble', { channel })).toContain("a drill's channel");

    const { store } = aegis().deps;
    expect([aegis().posts(INCIDENTS), aegis().posts(GENERAL)]).toEqual([[], []]);
    expect(aegis().workspace.channels.get(channel)?.members).not.toContain('U01BOB');
    expect((await everythingIn(aegis().table)).filter(({ queued_at }) => queued_at !== undefined)).toEqual(
      [],
    );
    expect(await store.unclosedIncidents()).toEqual([]);
    expect(await aegis().type('list')).toContain('Active incidents: none');
    expect((await store.incidentsOfUser(ALICE, { limit: 5 })).items).toEqual([]);
    expect((await store.tasksOfUser(ALICE, { limit: 5 })).items).toEqual([]);
  });

  it("doesn't take a number away from incidents", async () => {
    await begin();

    await aegis().declare('declare P2 checkout fails');

    expect((await aegis().record('INC-000001')).incident.title).toBe('checkout fails');
  });
});

it('is started from a file by a program that has only the table', async () => {
  const { deps, settled, workspace } = aegis();
  const line = (second: number, text: string) =>
    JSON.stringify({ at: `2026-03-10T09:00:0${second}.000000Z`, kind: 'message', user: 'U1', text });
  const meta = JSON.stringify({
    kind: 'meta',
    title: 'mail is slow',
    severity: 'P2',
    users: [{ id: 'U1', name: 'Ann' }],
  });
  const transcript = [meta, line(1, 'mail is slow'), line(2, 'the queue is full')].join('\n');

  await startDrillAs(deps.store, { transcript, userId: ALICE, speed: 20, at: deps.clock.now() });
  for (const requestId of await deps.store.openRequestIds())
    await deps.queue.enqueue({ requestId, lane: requestId });
  await settled();

  const opened = [...workspace.channels.values()].find(({ name }) => name === 'drill-1-mail-is-slow');
  await next(opened?.id ?? '');
  expect(saidIn(opened?.id ?? '')).toEqual(['Ann · Drill: mail is slow', 'Ann · Drill: the queue is full']);
});

it("names a drill that doesn't exist, and lists the ones that do", async () => {
  const reply = await aegis().type('drill expired-cert P2 shop shows a warning');

  expect(reply).toContain('There\'s no drill "expired-cert", so nothing was started.');
  expect(reply).toContain('`full-disk`');
});

it.each([
  ['drill full-dsk', 'drill full-disk'],
  ['drill ful-disk P2 search fails', 'drill full-disk P2 search fails'],
  ['drill puase', 'drill pause'],
])('asks about a misspelled word: %s', async (typed, meant) => {
  expect(await aegis().type(typed)).toContain(`Did you mean \`/incident ${meant}\`?`);
});
