import { ACTIVE_STATUSES, STATUSES } from '../data/entities/incident.js';
import { UsageError } from '../errors.js';
import { buildIncidentList } from '../views/incident-list.js';
import { statusWord } from '../views/labels.js';
import { escapeText, truncate } from '../views/text.js';
import { answer, type Command } from './command.js';
import { readSeverity, readStatus } from './vocabulary.js';
import type { Words } from './words.js';

const PAGE = 10;
const CURSOR = 'page:';

export const list: Command = {
  name: 'list',
  aliases: ['ls'],
  group: 'Look back',
  usage: 'list [status | active | all] [P0-P4]',
  summary: 'list incidents, the active ones first by severity',
  examples: ['/incident list', '/incident list P1', '/incident list resolved', '/incident list all'],
  about: 'workspace',
  async run(deps, { words }) {
    const cursor = words.takeAny((word) => (word.startsWith(CURSOR) ? word.slice(CURSOR.length) : undefined));
    const severity = words.takeAny(readSeverity);
    const { statuses, scope, title } = takeStatuses(words);
    if (!words.isEmpty) throw unknownFilter(words.rest());
    const page = await deps.store.listIncidents({ statuses, severity, limit: PAGE, cursor });
    return answer(
      buildIncidentList({
        title: severity ? `${title}, ${severity}` : title,
        page,
        now: deps.clock.now(),
        moreCommand: (next) => ['list', scope, severity, `${CURSOR}${next}`].filter(Boolean).join(' '),
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

function takeStatuses(words: Words): Scope {
  const status = words.takeAny(readStatus);
  if (status) {
    return { statuses: [status], scope: status.toLowerCase(), title: `${statusWord(status)} incidents` };
  }
  const all = words.takeAny((word) => (word.toLowerCase() === 'all' ? true : undefined));
  if (all) return { statuses: STATUSES, scope: 'all', title: 'All incidents' };
  words.takeAny((word) => (word.toLowerCase() === 'active' ? true : undefined));
  return { statuses: ACTIVE_STATUSES, scope: 'active', title: 'Active incidents' };
}

function unknownFilter(rest: string): UsageError {
  return new UsageError(
    `\`/incident list\` does not know "${escapeText(truncate(rest, 60))}". It takes a status (\`open\`, \`resolved\`, …), \`all\` and a severity (\`P1\`).`,
  );
}
