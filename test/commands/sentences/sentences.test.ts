import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/app/config/default-settings.js';
import { UsageError } from '../../../src/base/errors.js';
import { ArgumentReader } from '../../../src/commands/kernel/arguments/argument-reader.js';
import type { RequestDeps } from '../../../src/commands/kernel/request-deps.js';
import { loadTarget } from '../../../src/commands/kernel/target.js';
import { askAboutLine } from '../../../src/commands/meaning/ask-about-line.js';
import { readLine } from '../../../src/commands/read-line.js';
import { clean, withoutAutomaticLinks } from '../../../src/views/text.js';
import { anIncident } from '../../support/records.js';
import { CONTRARY_SENTENCES } from './contrary-sentences.js';
import { DEED_SENTENCES } from './deed-sentences.js';
import { FOREIGN_TIMES } from './foreign-times.js';
import { HURRIED_SENTENCES } from './hurried-sentences.js';
import { PASTED_SENTENCES } from './pasted-sentences.js';
import { SENTENCES as FIRST, type Sentence } from './sentences.js';
import { SPOKEN_SENTENCES } from './spoken-sentences.js';
import { TIRED_SENTENCES } from './tired-sentences.js';

const SENTENCES = [
  ...FIRST,
  ...TIRED_SENTENCES,
  ...SPOKEN_SENTENCES,
  ...PASTED_SENTENCES,
  ...HURRIED_SENTENCES,
  ...FOREIGN_TIMES,
  ...CONTRARY_SENTENCES,
  ...DEED_SENTENCES,
];

const KNOWN = ['INC-000001', 'INC-000002', 'INC-000042', 'INC-1700000000000-AB12CD'];
const CHANNELS = new Map([
  ['C01', 'INC-000001'],
  ['C42', 'INC-000042'],
]);

/** Two people, four incidents and one known service. */
const deps = {
  settings: { ...DEFAULT_SETTINGS, services: ['payments'] },
  cached: { incidentOf: async (channel: string) => CHANNELS.get(channel) },
  store: {
    getIncident: async (incident_id: string) =>
      KNOWN.includes(incident_id) ? anIncident({ incident_id }) : undefined,
    isKnownService: async () => false,
  },
  slack: {
    user: async (id: string) => ({
      id,
      name: id,
      timeZone: 'UTC',
      isBot: false,
      isDeactivated: false,
      isGuest: false,
      isExternal: false,
    }),
    names: async () => new Map(),
    directory: async () => ({
      isComplete: true,
      people: [
        { id: 'U01', name: 'Alice', names: ['Alice', 'alice'] },
        { id: 'U02', name: 'Bob', names: ['Bob', 'Bob Miller', 'bob'] },
      ],
    }),
  },
} as unknown as RequestDeps;

/** The line Aegis would run, or undefined when it asks back. */
async function read({ text, inside }: Sentence) {
  const typed = withoutAutomaticLinks(clean(text));
  const { command, text: line } = readLine(typed);
  if (!command || askAboutLine(typed)) return undefined;
  const reader = new ArgumentReader(line);
  const verb = reader.next();
  const invocation = {
    requestId: 'cmd-1',
    userId: 'U01',
    channelId: inside ? 'C01' : 'C99',
    at: '2025-01-15T14:05:09.123456Z',
  };
  try {
    const incident = await loadTarget(deps, command, { invocation, reader });
    const { args } = await command.prepare(deps, { invocation, incident, reader, verb });
    return { command: command.name, id: incident?.incident_id, args };
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

async function outcomeOf(sentence: Sentence): Promise<'understood' | 'asked' | 'wrong'> {
  const run = await read(sentence);
  if (!run) return 'asked';
  const { means } = sentence;
  if (!means || run.command !== means.command || (means.id !== undefined && run.id !== means.id))
    return 'wrong';
  return matches(run.args, means.args ?? {}) ? 'understood' : 'wrong';
}

/** Whether a value has everything that's expected of it. */
function matches(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  if (typeof value !== 'object' || value === null)
    return 'startsWith' in wanted && String(value).startsWith(String(wanted.startsWith));
  if (Array.isArray(wanted)) return JSON.stringify(value) === JSON.stringify(wanted);
  return Object.entries(wanted).every(([key, part]) =>
    matches((value as Record<string, unknown>)[key], part),
  );
}

it('does nothing wrong for any of the sentences, and understands nearly all of the clear ones', async () => {
  const outcomes = await Promise.all(
    SENTENCES.map(async (sentence) => ({ sentence, outcome: await outcomeOf(sentence) })),
  );
  const of = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted);
  const clear = SENTENCES.filter(({ means }) => means);

  expect(of('wrong').map(({ sentence }) => sentence.text)).toEqual([]);
  expect(of('understood').length / clear.length).toBeGreaterThan(0.95);
  expect(SENTENCES.length).toBeGreaterThanOrEqual(1100);
});
