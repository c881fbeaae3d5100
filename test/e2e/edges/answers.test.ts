import { createChannel, getChannel } from 'slack-simulator';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { PER_GROUP } from '../../support/lifetime.js';
import { ALICE, BOB, GENERAL } from '../../support/slack.js';

const aegis = useAegis({ lifetime: PER_GROUP, summarizer: extractiveSummarizer });

const PLACES = {
  'the incident channel': () => channel,
  'a public channel with Aegis': () => GENERAL,
  'a public channel without Aegis': () => without('lounge', 'channel'),
  'a private channel without Aegis': () => without('secrets', 'group'),
  'a direct message': () => without('', 'im'),
} as const;

let channel: string;

beforeAll(async () => {
  channel = await aegis().declare('declare P1 checkout fails');
});

afterEach(() => {
  vi.restoreAllMocks();
  const { server } = aegis();
  for (const { method } of server.faults.pending()) while (server.faults.take(method));
});

function without(name: string, kind: 'channel' | 'group' | 'im'): string {
  const { workspace } = aegis();
  const known = [...workspace.channels.values()].find((one) => one.name === name && one.kind === kind);
  const made = known ?? createChannel(workspace, { name, kind, creator: ALICE, members: [ALICE, BOB] });
  return made.id;
}

/** Every message of Aegis that Alice can see, wherever it is. */
function seen() {
  const { workspace } = aegis();
  const posts = [...workspace.channels.values()]
    .filter(({ members }) => members.includes(ALICE))
    .flatMap(({ messages }) => messages.filter(({ bot_id }) => bot_id));
  const shown = workspace.ephemerals.filter(({ userId }) => userId === ALICE);
  return [...shown.map(({ message }) => message), ...posts];
}

/** What is new for Alice after a command, retries and files included. */
async function newAfter(text: string, where: string): Promise<string> {
  const before = new Set(seen());
  await aegis().type(text, { channel: where });
  await aegis().untilDone();
  return seen()
    .filter((one) => !before.has(one))
    .map((one) => `${textOf(one)} ${JSON.stringify(one.files ?? '')}`)
    .join('\n');
}

/** Each command that starts something slower, and what its person then reads somewhere. */
const COMMANDS: Record<string, RegExp> = {
  'ask INC-1 who called the vendor': /record of INC-1|doesn't say/,
  'catchup INC-1': /INC-1/,
  'summary INC-1': /INC-1/,
  'note INC-1 the vendor called': /vendor called|Noted/,
  'export INC-1 md': /inc-1|INC-1/,
  'timeline INC-1 image': /INC-1|inc-1/,
  'archive INC-1': /isn't closed/,
  'handoff INC-1': /Handoff|handoff/,
};

describe.each(Object.keys(PLACES) as (keyof typeof PLACES)[])('in %s', (place) => {
  it.each(Object.entries(COMMANDS))('answers `%s`', async (text, says) => {
    expect(await newAfter(text, PLACES[place]())).toMatch(says);
  });

  it('reports a declaration that fails', async () => {
    const where = PLACES[place]();
    aegis().clock.advance(20_000);
    aegis().server.faults.add({
      method: 'conversations.create',
      do: { error: 'restricted_action' },
      times: 9,
    });

    expect(await newAfter(`declare P3 ${place} is odd`, where)).toContain("couldn't be declared");
  });

  it('delivers an answer even if the response URL has expired and ephemeral messages fail', async () => {
    const where = PLACES[place]();
    vi.spyOn(aegis().workspace.responseTargets, 'get').mockReturnValue(undefined);
    aegis().server.faults.add({ method: 'chat.postEphemeral', do: { error: 'not_in_channel' }, times: 9 });

    expect(await newAfter('catchup INC-1', where)).toContain('INC-1');
  });
});

it('reports a note that the channel refuses to its author', async () => {
  aegis().server.faults.add({ method: 'chat.postMessage', do: { error: 'restricted_action' }, times: 1 });

  expect(await newAfter('note the vendor called again', channel)).toContain(
    "it couldn't be posted in its channel",
  );
});

it('answers a click when Slack accepts no response URL', async () => {
  const [card] = aegis().posts(channel);
  const before = seen().length;
  vi.spyOn(aegis().workspace.responseTargets, 'get').mockReturnValue(undefined);

  await aegis().press('summary id:INC-000001', { channel, ts: card?.ts ?? '' });
  await aegis().untilDone();

  expect(seen().length).toBeGreaterThan(before);
});

it('answers a mention in a thread there', async () => {
  const { workspace, delivery, untilDone } = aegis();
  const parent = getChannel(workspace, channel).messages[0]?.ts ?? '';
  const text = `<@${workspace.app.botUserId}> what's going on?`;
  const ts = '1736960000.000100';

  const { envelopeOf } = await import('../../support/envelope.js');
  await delivery.event(
    envelopeOf(workspace, {
      type: 'app_mention',
      user: ALICE,
      channel,
      text,
      ts,
      event_ts: ts,
      thread_ts: parent,
    }),
  );
  await untilDone();

  expect(workspace.ephemerals.at(-1)?.message).toMatchObject({ thread_ts: parent });
});

it.each(['cause a bad deploy', 'decision to roll back'])(
  'adds nothing to what `%s` posts right there',
  async (line) => {
    const shown = aegis().shownTo(ALICE).length;

    expect(await newAfter(line, channel)).not.toBe('');
    expect(aegis().shownTo(ALICE)).toHaveLength(shown);
  },
);

it.each(['page payments', 'redact x', 'ack'])('names an example with an id for `%s`', async (line) => {
  const command = line.split(' ')[0];

  expect(await newAfter(line, GENERAL)).toMatch(new RegExp(`Add its id, \`/incident ${command} 42`));
});

it('suggests the form again when Slack gave up waiting for it', async () => {
  aegis().server.faults.add({ method: 'views.open', do: { error: 'expired_trigger_id' } });

  expect(await newAfter('edit', channel)).toContain('`/incident edit` opens it.');
});

it('says what to do if nothing is related', async () => {
  expect(await newAfter('related', channel)).toContain(
    'It has no service yet. To see earlier incidents of its service here',
  );
});
