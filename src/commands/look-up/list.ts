import { ACTIVE_STATUSES, STATUSES } from '../../incidents/records/incident.js';
import { statusWord } from '../../views/labels.js';
import { escapeText } from '../../views/text.js';
import { viewer } from '../kernel/access.js';
import { converted, flag, keyed, rest, word } from '../kernel/arguments.js';
import { defineCommand } from '../kernel/command.js';
import { answer } from '../kernel/reply.js';
import { dateRange } from '../kernel/time-arguments.js';
import { PAGE_KEY, readPageKey, readSeverity, readStatus } from '../kernel/vocabulary.js';
import { findIncidents } from './find-incidents.js';
import { buildIncidentList } from './incident-list.js';

const PAGE = 10;

export const list = defineCommand({
  name: 'list',
  aliases: ['ls'],
  group: 'Look back',
  usage: 'list [status | active | all] [P0-P4] [service:x] [mine] [on DATE | since 7d | from..to]',
  summary: 'list incidents, active ones first, by severity',
  examples: [
    '/incident list',
    '/incident list P1 service:payments',
    '/incident list mine',
    '/incident list resolved since 7d',
    '/incident list on yesterday',
    '/incident list 2025-01-01..2025-01-15',
  ],
  target: 'none',
  access: viewer,
  arguments: {
    cursor: word(readPageKey),
    severity: word(readSeverity),
    service: converted(keyed('service'), (name) => name?.toLowerCase()),
    mine: flag('mine', 'my'),
    scope: word(readScope),
    declared: dateRange(rest()),
  },
  async run(deps, { invocation, args: { cursor, severity, service, mine, scope, declared } }) {
    const range = declared?.value;
    // A list by time or person includes closed incidents.
    const { statuses, scopeWord, title } = scope ?? (range || mine ? ALL : ACTIVE);
    const page = await findIncidents(
      deps,
      { viewerId: invocation.userId, mine, statuses, severity, service, range },
      { limit: PAGE, cursor },
    );
    const filters = [severity, service && `service:${service}`, mine && 'mine', range?.text];
    const line = ['list', scopeWord, ...filters].filter(Boolean).join(' ');
    return answer(
      buildIncidentList({
        title: [title, severity, service && escapeText(service), mine && 'yours'].filter(Boolean).join(', '),
        range,
        note: declared?.zoneNote,
        page,
        now: deps.clock.now(),
        moreCommand: (next) => `${line} ${PAGE_KEY}${next}`,
      }),
      page.items.map(({ incident_id }) => incident_id),
    );
  },
});

interface Scope {
  statuses: readonly string[];
  /** The word for this scope in a command line. */
  scopeWord: string;
  title: string;
}

const ACTIVE: Scope = { statuses: ACTIVE_STATUSES, scopeWord: 'active', title: 'Active incidents' };
const ALL: Scope = { statuses: STATUSES, scopeWord: 'all', title: 'All incidents' };

function readScope(typed: string): Scope | undefined {
  const name = typed.toLowerCase();
  if (name === 'all') return ALL;
  if (name === 'active') return ACTIVE;
  const status = readStatus(typed);
  return (
    status && {
      statuses: [status],
      scopeWord: status.toLowerCase(),
      title: `${statusWord(status)} incidents`,
    }
  );
}
