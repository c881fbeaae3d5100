import { ACTIVE_STATUSES, STATUSES } from '../../incidents/records/incident.js';
import type { Deps } from '../../ports/deps.js';
import { statusWord } from '../../views/labels.js';
import { escapeText } from '../../views/text.js';
import type { ArgumentReader } from '../kernel/argument-reader.js';
import { type DateRange, readDateRange } from '../kernel/date-range.js';
import type { Invocation } from '../kernel/invocation.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { answer } from '../kernel/reply.js';
import { PAGE_KEY, readPageKey, readSeverity, readStatus } from '../kernel/vocabulary.js';
import { findIncidents } from './find-incidents.js';
import { buildIncidentList } from './incident-list.js';

const PAGE = 10;

export const list: LegacyCommand = {
  name: 'list',
  aliases: ['ls'],
  group: 'Look back',
  usage: 'list [status | active | all] [P0-P4] [service:x] [mine] [on DATE | since 7d | from..to]',
  summary: 'list incidents, the active ones first by severity',
  examples: [
    '/incident list',
    '/incident list P1 service:payments',
    '/incident list mine',
    '/incident list resolved since 7d',
    '/incident list on yesterday',
    '/incident list 2025-01-01..2025-01-15',
  ],
  about: 'workspace',
  async run(deps, { ask, words }) {
    const cursor = words.takeAny(readPageKey);
    const severity = words.takeAny(readSeverity);
    const service = words.takeAny((word) => /^service:(\S+)$/i.exec(word)?.[1]?.toLowerCase());
    const mine = words.takeAny((word) => (/^(?:mine|my)$/i.test(word) ? true : undefined));
    const asked = takeStatuses(words);
    const range = words.isEmpty ? undefined : await readRange(deps, ask, words);
    // Whoever asks for a time or for their own means the closed ones too.
    const { statuses, scope, title } = asked ?? (range || mine ? ALL : ACTIVE);
    const userId = mine && ask.userId;
    const page = await findIncidents(
      deps.store,
      { statuses, severity, service, userId, range },
      { limit: PAGE, cursor },
    );
    const again = ['list', scope, severity, service && `service:${service}`, mine && 'mine', range?.words];
    return answer(
      buildIncidentList({
        title: [title, severity, service && escapeText(service), mine && 'yours'].filter(Boolean).join(', '),
        range,
        page,
        now: deps.clock.now(),
        moreCommand: (next) => [...again, `${PAGE_KEY}${next}`].filter(Boolean).join(' '),
      }),
    );
  },
};

interface Scope {
  statuses: readonly string[];
  /** The word that asks for it again. */
  scope: string;
  title: string;
}

const ACTIVE: Scope = { statuses: ACTIVE_STATUSES, scope: 'active', title: 'Active incidents' };
const ALL: Scope = { statuses: STATUSES, scope: 'all', title: 'All incidents' };

function takeStatuses(words: ArgumentReader): Scope | undefined {
  const status = words.takeAny(readStatus);
  if (status) {
    return { statuses: [status], scope: status.toLowerCase(), title: `${statusWord(status)} incidents` };
  }
  return words.takeAny((word) => ({ all: ALL, active: ACTIVE })[word.toLowerCase()]);
}

async function readRange({ slack }: Deps, ask: Invocation, words: ArgumentReader): Promise<DateRange> {
  const text = words.rest();
  // The moments of a next page are exact: nobody's clock is asked.
  const { timeZone } = text.includes('Z..') ? {} : await slack.user(ask.userId);
  return readDateRange(text, { now: ask.at, timeZone });
}
