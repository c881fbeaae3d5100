import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/commands/registry.js';
import { useAegis } from '../../support/aegis.js';
import { PER_GROUP } from '../../support/lifetime.js';
import { settingsFrom } from '../../support/process.js';
import { ALICE, BOB, GENERAL } from '../../support/slack.js';

const aegis = useAegis({
  lifetime: PER_GROUP,
  settings: settingsFrom(
    'services: { payments: { pagerduty: { routing_key_env: KEY, url: "http://127.0.0.1:9" } } }',
  ),
  summarizer: {
    summarize: async ({ now }) =>
      ({ claims: [], model: 'extractive', fallback: false, generated_at: now }) as never,
  },
});

/** What has to have happened before an example makes sense. */
const BEFORE: Record<string, string[]> = {
  close: ['resolve'],
  reopen: ['resolve'],
  resolution: ['resolve'],
  archive: ['resolve', 'close'],
  restore: ['resolve', 'close', 'archive'],
  task: ['task one', 'task two', 'task two, the second'],
  public: ['private'],
  undo: ['resolve'],
  rate: ['summary'],
};

interface Place {
  channel: string;
  id: string;
  messageLink: string;
}

let faults = 0;

async function prepare(name: string): Promise<Place> {
  faults += 1;
  // Slack lets an app create twenty channels a minute.
  aegis().clock.advance(10_000);
  const channel = await aegis().declare(`declare P1 fault number ${faults}`);
  const { ts } = await aegis().say('a customer’s name', { channel });
  for (const text of BEFORE[name] ?? []) await aegis().type(text, { channel });
  const messageLink = `https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return { channel, id: (await aegis().deps.cached.incidentOf(channel)) ?? '', messageLink };
}

/** The line of an example the way Slack sends it when a newcomer types it. */
function typed(example: string, { id, messageLink }: Place): string {
  return example
    .replace('/incident', '')
    .trim()
    .replace(/^@Aegis\s+/, '')
    .replaceAll('@alice', `<@${ALICE}>`)
    .replaceAll('@bob', `<@${BOB}>`)
    .replace(/https:\/\/\S+/, messageLink)
    .replace(/\b(?:INC-)?42\b/, id);
}

const refused = () =>
  aegis()
    .logger.lines.filter(({ message }) => /^(command|job) (refused|failed|could)/.test(message))
    .map(({ fields, message }) => ({ message, ...fields }));

describe('every example of help works as written', () => {
  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s',
    async (name, { examples, group }) => {
      let place = await prepare(name);
      for (const [n, example] of examples.entries()) {
        if (n > 0 && group !== 'Look back') place = await prepare(name);
        const before = refused().length;
        const said = await aegis().type(typed(example, place), { channel: place.channel });

        expect({ example, said, refused: refused().slice(before) }).toEqual({ example, said, refused: [] });
      }
    },
  );
});

/** What Alice has seen of Aegis: posts as they are now, answers, files and forms. */
function seen(): Set<string> {
  const { channels, ephemerals, modals } = aegis().workspace;
  const posts = [...channels.values()].flatMap(({ messages }) => messages.filter(({ bot_id }) => bot_id));
  return new Set([
    ...posts.map((post) => JSON.stringify(post)),
    ...ephemerals.map((one, n) => `${n} ${JSON.stringify(one)}`),
    ...modals.map(({ view }) => JSON.stringify(view)),
  ]);
}

describe('every example is answered when it is typed a second time', () => {
  it.each(COMMANDS.map((command) => [command.name, command] as const))('%s', async (name, { examples }) => {
    const silent: string[] = [];
    for (const example of examples) {
      const place = await prepare(name);
      const line = typed(example, place);
      await aegis().type(line, { channel: place.channel });
      await aegis().untilDone();
      const before = seen();
      await aegis().type(line, { channel: place.channel });
      await aegis().untilDone();
      if ([...seen()].every((one) => before.has(one))) silent.push(line);
    }

    expect(silent).toEqual([]);
  });
});

describe('a command with missing arguments says what to type', () => {
  const about = COMMANDS.filter((command) => command.target.endsWith('incident'));

  it.each(about.map(({ name }) => name))('%s without an incident', async (name) => {
    expect(await aegis().type(name, { channel: GENERAL })).toMatch(/`\/incident [^`]+`/);
  });

  let place: Place | undefined;
  async function openIncident(): Promise<Place> {
    const incident = place && (await aegis().deps.store.getIncident(place.id));
    const isOpen = incident?.status === 'OPEN' && incident.visibility === 'public';
    if (!place || !isOpen) place = await prepare('');
    return place;
  }

  it.each(COMMANDS.map(({ name }) => name))('%s with words that mean nothing', async (name) => {
    const { id } = await openIncident();
    const before = refused().length;

    const said = await aegis().type(`${name} ${id} §§§ ???`, { channel: GENERAL });

    if (refused().length > before) expect(said).toMatch(/`[^`]+`/);
  });
});
