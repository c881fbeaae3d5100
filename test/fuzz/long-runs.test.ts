import { describe, expect, it } from 'vitest';
import { isListOf, parseReminders } from '../../src/app/config/parse-setting.js';
import { parseDuration } from '../../src/base/durations.js';
import { readMessageText } from '../../src/capture/reader/read-message-text.js';
import { buildChannelName } from '../../src/commands/channel/channel-name.js';
import { ArgumentReader } from '../../src/commands/kernel/arguments/argument-reader.js';
import { unknownCommand } from '../../src/commands/kernel/arguments/misspelled.js';
import type { RequestDeps } from '../../src/commands/kernel/request-deps.js';
import { loadTarget } from '../../src/commands/kernel/target.js';
import { COMMANDS } from '../../src/commands/registry.js';
import { redact } from '../../src/redaction/redact.js';
import { cleanClaimText } from '../../src/summaries/checker/clean-claim-text.js';
import { splitSentences } from '../../src/summaries/language/split-sentences.js';
import { plainText } from '../../src/summaries/plain-text.js';
import { cutMarkup, echo, label, plain, quote } from '../../src/views/text.js';
import { cpuMillis } from '../support/cpu-time.js';
import { DECLARED_AT } from '../support/records.js';

/** Slack's limit for the text of a message, and so for a mention; a command's text is shorter. */
const LENGTH = 40_000;
/**
 * CPU time, so that a busy machine doesn't decide. Reading 20,000 words once takes up to 60 ms here; something quadratic
 * takes seconds.
 */
const MAX_MS = 150;

/**
 * One of every class of characters that patterns distinguish, plus the characters that the parsers look for.
 */
const RUNS = [
  ...[' ', '\t', '\n', '\u00a0', 'a', 'A', '0', '.', ',', ':', ';', '-', '—', '_', '/', '\\', '|', '&', '*'],
  ...[
    '<',
    '>',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    '“',
    "'",
    '`',
    '=',
    '@',
    '#',
    '!',
    '?',
    '%',
    '~',
    '+',
    '$',
  ],
  ...[
    'é',
    '日',
    '😀',
    '\u200b',
    '\u0301',
    '\ud800',
    'a ',
    'a.',
    'A1',
    'a-',
    '1:',
    ' to ',
    '..',
    'since ',
    'due ',
    'by ',
    'tomorrow ',
    'and ',
    '\n1. ',
  ],
  ...[
    '<@U1> ',
    '<#C1|x>',
    '<http://a|',
    'http://',
    'www.',
    '&lt;',
    '[link] ',
    '[a](',
    ':a:',
    '14:05 ',
    '12 % ',
  ],
  ...[
    'INC-1 ',
    'P1 ',
    '--private ',
    'id:',
    'key=',
    'password: ',
    'eyJa.',
    'AKIA',
    '-----BEGIN ',
    'a@b.',
    '10.0.',
  ],
];

/**
 * Words that appear in times in several languages. Readers try each sequence of words, so
 * short lines are the worst case.
 */
const TIMES = ['seit gestern ', 'de ayer a las ', 'hier de 15h à ', 'monday to ', 'heute um 15 Uhr bis '];
const FEW_WORDS = 31;

/** A repeated sequence between words, so that patterns have something to backtrack over. */
const INPUTS = [
  ...[...RUNS, ...TIMES].map((run) => `a${run.repeat(Math.ceil(LENGTH / run.length))}b`),
  ...TIMES.map((run) => run.repeat(FEW_WORDS).split(' ').slice(0, FEW_WORDS).join(' ')),
];

const deps = {
  slack: { user: async () => ({ timeZone: 'Europe/Berlin' }) },
  store: { getIncident: async () => undefined },
  cached: { incidentOf: async () => undefined },
  settings: { services: [] },
} as unknown as RequestDeps;

const invocation = { requestId: 'r', userId: 'U01ALICE', at: DECLARED_AT };

/** Reads a command's arguments, ignoring the result. */
function argumentsOf(command: (typeof COMMANDS)[number]) {
  return async (text: string) => {
    const reader = new ArgumentReader(text);
    await loadTarget(deps, command, { invocation, reader }).catch(() => undefined);
    await command.prepare(deps, { invocation, incident: undefined, reader }).catch(() => undefined);
  };
}

const PARSERS: Record<string, (text: string) => unknown> = {
  ...Object.fromEntries(COMMANDS.map((command) => [`arguments of ${command.name}`, argumentsOf(command)])),
  'an unknown command': (text) => unknownCommand(text, COMMANDS),
  'a duration': parseDuration,
  'a list of settings': isListOf(/^[a-z]+$/),
  reminders: parseReminders,
  'a channel name': (text) => buildChannelName('INC-000001', text.slice(0, 1_000)),
  'the text of a message': (text) => readMessageText({ ts: '1.000001', text }),
  credentials: (text) => redact(text, { personal: false }),
  'personal data': (text) => redact(text, { personal: true }),
  'a claim': cleanClaimText,
  sentences: splitSentences,
  'plain text': (text) => plainText(text, (id) => id),
  'text to post': (text) => [quote(text), plain(text), label(text), echo(text, 60), cutMarkup(text, 200)],
};

describe('a parser', () => {
  it.each(Object.entries(PARSERS))('takes linear time for long runs: %s', async (_name, parse) => {
    const slow: string[] = [];

    for (const text of INPUTS) {
      const took = await cpuMillis(() => parse(text), MAX_MS);
      if (took >= MAX_MS) slow.push(`${JSON.stringify(text.slice(1, 14))} ${Math.round(took)} ms`);
    }

    expect(slow).toEqual([]);
  });
});
