import { beforeEach, describe, expect, it } from 'vitest';
import { WithheldError } from '../../src/base/errors.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import { createShow, type Show } from '../../src/jobs/show/create-show.js';
import type { Slack } from '../../src/ports/slack.js';
import { notice } from '../../src/views/blocks.js';
import { aDeclaration, anEvent } from '../support/records.js';
import { useTables } from '../support/table.js';

const freshTable = useTables();
const ID = 'INC-000042';
const OWN = 'C01INC';
const ELSEWHERE = 'C01INCIDENTS';
const SECRET = notice('acquisition talks leaked');
const SINCE = '2025-01-15T14:05:00.000000Z';
const ONCE = { key: 'cmd-1', since: SINCE, mayExist: false };

interface Person {
  isGuest?: boolean;
}

let store: Store;
let show: Show;
let shown: Map<string, string>;
let members: Set<string>;
let person: Person;
/** Happens while Slack works on a call. */
let meanwhile: (() => Promise<unknown>) | undefined;

beforeEach(async () => {
  store = createStore(await freshTable());
  shown = new Map();
  members = new Set(['U01ALICE']);
  person = {};
  meanwhile = undefined;
  const put = async (place: string, message: unknown) => {
    await meanwhile?.();
    meanwhile = undefined;
    shown.set(place, JSON.stringify(message));
  };
  const slack = {
    user: async (id: string) => ({
      id,
      name: '',
      isBot: false,
      isDeactivated: false,
      isGuest: false,
      isExternal: false,
      ...person,
    }),
    isInChannel: async (channel: string, user: string) => channel === OWN && members.has(user),
    async post(channelId: string, message: unknown) {
      await put(`${channelId} 1.1`, message);
      return { channelId, ts: '1.1' };
    },
    findPost: async (channelId: string) =>
      shown.has(`${channelId} 1.1`) ? { channelId, ts: '1.1' } : undefined,
    update: (channelId: string, ts: string, message: unknown) => put(`${channelId} ${ts}`, message),
    postEphemeral: (channelId: string, userId: string, message: unknown) =>
      put(`${channelId} ${userId}`, message),
    respond: (url: string, message: unknown) => put(url, message),
    upload: (channelId: string, file: unknown) => put(`${channelId} file`, file),
    publishHome: (userId: string, view: unknown) => put(`home ${userId}`, view),
    invite: (channelId: string, userIds: string[]) => put(`${channelId} invited`, userIds),
  } as unknown as Slack;
  const answerTo = { user_id: 'U02BOB', response_url: 'https://hooks.slack.com/1' };
  show = createShow({ slack, store }, { answerTo, isLast: () => false });
});

async function declare(visibility: Incident['visibility']): Promise<void> {
  await store.declareIncident(aDeclaration({ incident_id: ID, channel_id: OWN, visibility }));
}

async function makePrivate(): Promise<void> {
  const before = await store.getIncident(ID);
  if (!before) throw new Error(`there is no ${ID}`);
  const event = anEvent({ event_id: `v${before.version + 1}`, type: 'VISIBILITY_CHANGED' });
  await store.changeIncident({ before, set: { visibility: 'private' }, event });
}

const leaked = () =>
  [...shown].filter(([, text]) => text.includes('acquisition talks leaked')).map(([place]) => place);

const FILE = { name: 'inc-42.md', title: 'Record', content: 'acquisition talks leaked' };
const HOME = { type: 'home', blocks: SECRET.blocks ?? [] } as never;

/** Everything by which people see something of an incident, other than in its own channel. */
const WAYS: Record<string, () => Promise<unknown>> = {
  'a post elsewhere': () => show.post(ELSEWHERE, SECRET, { ...ONCE, about: [ID] }),
  'an update elsewhere': () => show.update({ channelId: ELSEWHERE, ts: '1.0' }, SECRET, [ID]),
  'an upload elsewhere': () => show.upload(ELSEWHERE, FILE, { ...ONCE, about: [ID] }),
  'a message to one person': () => show.notify({ channelId: ELSEWHERE, userId: 'U02BOB' }, SECRET, [ID]),
  'an answer to a click': () => show.answer(SECRET, { about: [ID] }),
  'a Home view': () => show.publishHome('U02BOB', HOME, [ID]),
  'an invitation': () => show.invite(OWN, ['U02BOB'], [ID]),
};

/** A refusal, or `false` for a view that has to be made again. */
const outcomeOf = (way: Promise<unknown>) =>
  way.catch((error: unknown) => {
    if (error instanceof WithheldError) return false;
    throw error;
  });

describe.each(Object.entries(WAYS))('%s', (_, way) => {
  it('shows a public incident', async () => {
    await declare('public');

    expect(await outcomeOf(way())).not.toBe(false);
    expect(shown.size).toBe(1);
  });

  it.each([
    ['became private', makePrivate],
    ['was never declared', async () => undefined],
  ])('shows nothing of one that %s since it was decided', async (reason, happens) => {
    if (reason !== 'was never declared') await declare('public');
    await happens();

    expect(await outcomeOf(way())).toBe(false);
    expect(leaked()).toEqual([]);
    expect(shown.has(`${OWN} invited`)).toBe(false);
  });
});

it.each(['a post elsewhere', 'an update elsewhere'])(
  'takes back %s when the incident becomes private in the meantime',
  async (name) => {
    await declare('public');
    meanwhile = makePrivate;

    expect(await outcomeOf(WAYS[name]?.() ?? Promise.resolve())).toBe(false);
    expect(shown.size).toBe(1);
    expect(leaked()).toEqual([]);
  },
);

it('says that a view has to be rebuilt when the incident becomes private in the meantime', async () => {
  await declare('public');
  meanwhile = makePrivate;

  expect(await show.publishHome('U02BOB', HOME, [ID])).toBe(false);
});

it('takes back what an earlier attempt posted before it died', async () => {
  await declare('public');
  await show.post(ELSEWHERE, SECRET, { ...ONCE, about: [] });
  await makePrivate();

  await outcomeOf(show.post(ELSEWHERE, SECRET, { ...ONCE, about: [ID], mayExist: true }));

  expect(leaked()).toEqual([]);
});

it('remembers what it posted elsewhere, and nothing else', async () => {
  await declare('public');

  await show.post(ELSEWHERE, SECRET, { ...ONCE, about: [ID] });
  await show.post(OWN, SECRET, { ...ONCE, about: [ID] });

  expect((await store.getChannelLink(OWN))?.elsewhere).toEqual([{ channelId: ELSEWHERE, ts: '1.1' }]);
});

it('shows a private incident in its own channel and to the people in it', async () => {
  await declare('private');

  await show.post(OWN, SECRET, { ...ONCE, about: [ID] });
  await show.notify({ channelId: ELSEWHERE, userId: 'U01ALICE' }, SECRET, [ID]);

  expect(leaked()).toEqual([`${OWN} 1.1`, `${ELSEWHERE} U01ALICE`]);
});

it('shows a public incident to a guest only while they are in its channel', async () => {
  await declare('public');
  person = { isGuest: true };
  const notify = () => outcomeOf(show.notify({ channelId: ELSEWHERE, userId: 'U01ALICE' }, SECRET, [ID]));

  await notify();
  members.delete('U01ALICE');
  shown.clear();

  expect(await notify()).toBe(false);
  expect(leaked()).toEqual([]);
});
