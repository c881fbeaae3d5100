import { UsageError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import type { Deps } from '../../../ports/deps.js';
import type { ArgumentReader } from '../../kernel/argument-reader.js';
import { authorize } from '../../kernel/authorize.js';
import type { Invocation } from '../../kernel/invocation.js';
import type { LegacyCommand } from '../../kernel/legacy-command.js';
import { readMoment } from '../../kernel/read-time.js';
import { personClock } from '../../kernel/time-arguments.js';
import { openSummary, summarize } from './post-summary.js';

export const summary: LegacyCommand = {
  name: 'summary',
  aliases: ['summarize', 'summarise', 'tldr'],
  group: 'Look back',
  usage: 'summary [since 30m | as-of 14:05 | handoff | full] [id]',
  summary: 'sum up where the incident stands, every line with its sources',
  examples: [
    '/incident summary',
    '/incident summary since 30m',
    '/incident summary as-of 14:05',
    '/incident summary 42',
  ],
  about: 'incident',
  async run(deps, { ask, incidentId, words }) {
    await authorize(deps, ask, { permission: 'member', what: 'sum up' });
    return openSummary(deps, ask, { incidentId, ...(await readSpan(deps, ask, words)) });
  },
  job: summarize,
};

type Span =
  | { kind: 'state'; whole?: boolean }
  | { kind: 'handoff' }
  | { kind: 'since'; since: Timestamp }
  | { kind: 'as-of'; asOf: Timestamp };

/** `since 30m`, `as-of 14:05`, `handoff`, `full`, or nothing. */
async function readSpan(deps: Deps, ask: Invocation, words: ArgumentReader): Promise<Span> {
  const text = words.rest();
  if (text === '') return { kind: 'state' };
  if (text.toLowerCase() === 'full') return { kind: 'state', whole: true };
  if (/^hand-?o(?:ff|ver)$/i.test(text)) return { kind: 'handoff' };
  const [, word = '', when = ''] = /^(since|as[- ]of)\s+(.+)$/i.exec(text) ?? [];
  if (when === '') {
    throw new UsageError(
      '`/incident summary` takes `since 30m`, `as-of 14:05`, `handoff` or `full`, or nothing, and an incident id.',
    );
  }
  const moment = await readMoment(when, await personClock({ deps, invocation: ask }));
  return word.toLowerCase() === 'since' ? { kind: 'since', since: moment } : { kind: 'as-of', asOf: moment };
}
