import { UNASSIGNED_SERVICE } from '../../incidents/records/incident.js';
import { label, user as mention } from '../../views/text.js';
import { isFullMember, viewer } from '../kernel/access.js';
import { converted, flag, word } from '../kernel/arguments/arguments.js';
import { person } from '../kernel/arguments/people-argument.js';
import { readListedServiceKey } from '../kernel/arguments/read-service.js';
import { PAGE_KEY, readPageKey } from '../kernel/arguments/vocabulary.js';
import { defineCommand } from '../kernel/command.js';
import { answer } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { askAboutWords } from './ask-about-words.js';
import { findIncidents } from './find-incidents.js';
import { buildIncidentList } from './incident-list.js';
import { leftOut, scopeBut, severitiesBut } from './left-out.js';
import { ACTIVE, ALL, datesAndWords, scope, severities, shortLine } from './list-filter.js';

const PAGE = 10;

export const list = defineCommand({
  name: 'list',
  aliases: ['ls', 'search', 'find'],
  group: 'Look back',
  usage:
    'list [status | active | all] [P0-P4] [service:x] [without commander] [mine | @person] [last week | since 7d | from..to] [words]',
  summary:
    'list incidents, active ones first, by severity; any other words are searched for in titles and services',
  examples: [
    '/incident list',
    '/incident list P1 P2 service:payments',
    '/incident list mine',
    '/incident list @alice',
    '/incident list resolved since 7d',
    '/incident list last week',
    '/incident list without commander',
    '/incident list checkout',
    '/incident list 2025-01-01..2025-01-15',
  ],
  target: 'none',
  access: viewer,
  arguments: {
    length: shortLine,
    cursor: word(readPageKey),
    without: leftOut,
    severities,
    service: converted(word(readListedServiceKey), (name) => name?.toLowerCase()),
    mine: flag('mine', 'my', 'me'),
    who: person(),
    scope,
    rest: datesAndWords,
  },
  async run(deps, { invocation: { userId }, args: { cursor, without, mine, who, ...args } }) {
    const levels = severitiesBut(without, args.severities);
    const service = args.service ?? (without.isUnassigned ? UNASSIGNED_SERVICE : undefined);
    const { isUnled } = without;
    const { declared, words } = args.rest;
    const range = declared?.value;
    const personId = mine ? userId : who;
    // A list by time, person or words includes closed incidents.
    const isWide = range !== undefined || personId !== undefined || words.length > 0;
    const { statuses, scopeWord, title } = scopeBut(without, args.scope) ?? (isWide ? ALL : ACTIVE);
    const page = await findIncidents(
      deps,
      { viewerId: userId, personId, statuses, severities: levels, service, isUnled, range, words },
      { limit: PAGE, cursor },
    );
    const searched = words.map((word) => label(word)).join(' ');
    const by = personId === undefined ? undefined : personId === userId ? 'mine' : mention(personId);
    const asked = { title, scopeWord, levels, service, isUnled, by, range: range?.text, searched };
    if (page.items.length === 0 && page.cursor === undefined && cursor === undefined) {
      await askAboutWords(deps, userId, { ...args.rest, service });
    }
    return answer(
      buildIncidentList({
        title: titleOf(asked),
        range,
        note: declared?.zoneNote,
        ...(page.items.length === 0 && { ifNone: await advise(deps, userId, words) }),
        page,
        now: deps.clock.now(),
        moreCommand: (next) => `${lineOf(asked)} ${PAGE_KEY}${next}`,
      }),
      page.items.map(({ incident_id }) => incident_id),
    );
  },
});

/** What a list was asked for. */
interface Asked {
  title: string;
  scopeWord: string | undefined;
  levels: readonly string[] | undefined;
  service: string | undefined;
  isUnled: boolean;
  /** `mine`, or a mention. */
  by: string | undefined;
  range: string | undefined;
  searched: string;
}

function titleOf({ title, levels, service, isUnled, by, searched }: Asked): string {
  const parts = [
    title,
    levels?.join(', '),
    service && label(service),
    isUnled && 'without a commander',
    by === 'mine' ? 'yours' : by,
    searched && `with "${searched}"`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** The command for the same list. */
function lineOf({ scopeWord, levels, service, isUnled, by, range, searched }: Asked): string {
  const parts = [
    'list',
    scopeWord,
    levels?.join(','),
    service && `service:${service}`,
    isUnled && 'without commander',
    by,
    range,
    searched,
  ];
  return parts.filter(Boolean).join(' ');
}

/** What to try when a list is empty. */
async function advise(deps: RequestDeps, userId: string, words: readonly string[]): Promise<string> {
  if (!(await isFullMember(deps, userId)))
    return "You see the incidents whose channel you're in; any full member of this workspace can add you with `/invite`.";
  return words.length > 0
    ? 'Words are searched for in titles and services; `/incident list all` lists every incident.'
    : '`/incident declare` starts one.';
}
