import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderCommandsDoc } from '../../scripts/commands-doc.js';
import { DEFAULT_SETTINGS } from '../../src/app/config/default-settings.js';
import { JOBS } from '../../src/app/jobs.js';
import { ArgumentReader } from '../../src/commands/kernel/arguments/argument-reader.js';
import type { RequestDeps } from '../../src/commands/kernel/request-deps.js';
import { loadTarget } from '../../src/commands/kernel/target.js';
import { COMMANDS, findCommand } from '../../src/commands/registry.js';
import { aComment, anIncident, aParticipant, DECLARED_AT } from '../support/records.js';

/** What reading arguments looks up. */
const deps = {
  cached: { incidentOf: async () => 'INC-000042' },
  settings: DEFAULT_SETTINGS,
  slack: {
    user: async (id: string) => ({ ...aPerson, id }),
    names: async () => new Map(),
  },
  store: {
    getIncident: async (incident_id: string) => anIncident({ incident_id }),
    getMessage: async () => aComment(),
    getParticipant: async () => aParticipant(),
    isKnownService: async () => false,
  },
} as unknown as RequestDeps;
const aPerson = {
  timeZone: 'Etc/UTC',
  isBot: false,
  isDeactivated: false,
  isGuest: false,
  isExternal: false,
};

it('gives every name and alias to one command', () => {
  const words = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases]);

  expect(new Set(words).size).toBe(words.length);
});

it('finds commands by name and alias in any case', () => {
  expect(findCommand('SEV')?.name).toBe('severity');
  expect(findCommand('create')?.name).toBe('declare');
  expect(findCommand('__proto__')).toBeUndefined();
});

describe('the help of every command', () => {
  const examples = COMMANDS.flatMap((command) => command.examples.map((example) => ({ command, example })));

  it.each(examples)('has an example that works: $example', async ({ command, example }) => {
    const [, typed = ''] = /^\/incident (.+)$/.exec(example.replace(/@\w+/g, '<@U01BOB>')) ?? [];
    const reader = new ArgumentReader(typed);
    const verb = reader.next() ?? '';
    // A bare number is an id only outside of incident channels.
    const channelId = /\b42\b/.test(typed) ? undefined : 'C01INC';
    const invocation = { requestId: 'cmd-1', userId: 'U01ALICE', channelId, at: DECLARED_AT };

    const incident = await loadTarget(deps, command, { invocation, reader });
    const prepared = await command.prepare(deps, { invocation, incident, reader });

    expect(findCommand(verb)).toBe(command);
    expect(prepared).toHaveProperty('access');
  });
});

it.each(Object.entries(JOBS))('finds the job %s by its own kind', async (kind, load) => {
  expect((await load()).kind).toBe(kind);
});

it('matches docs/commands.md (otherwise run `npm run docs`)', () => {
  const doc = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8');

  expect(doc).toBe(renderCommandsDoc(COMMANDS));
});
