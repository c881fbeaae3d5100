import type { Page } from '../../base/pages.js';
import type { Timestamp } from '../../base/timestamp.js';
import { ACTIVE_STATUSES, type Incident } from '../../incidents/records/incident.js';
import { actions, type Block, commandButton, context, type HomeView, section } from '../../views/blocks.js';
import { date } from '../../views/text.js';
import { incidentRow } from '../look-up/incident-list.js';
import { type OwnTask, ownTaskRow } from '../tasks/task-row.js';

/** Which page of each list is shown; the first if absent. */
export interface HomePages {
  tasks?: string | undefined;
  mine?: string | undefined;
  open?: string | undefined;
}

interface Home {
  tasks: Page<OwnTask>;
  /** Incidents this person participates in, until they're closed. */
  mine: Page<Incident>;
  /** Active incidents that this person may see. */
  open: Page<Incident>;
  /** Ids of those that the person is in although this page of theirs doesn't have them. */
  joined: ReadonlySet<string>;
  /** Guests and people of other organizations may only look at the incidents whose channel they are in. */
  isReader: boolean;
  pages: HomePages;
  now: Timestamp;
}

/** Prefix of the action ids of paging buttons, whose value is the pages to show, as JSON. */
export const TURN_ACTION = 'home:';

/** The person's tasks, their incidents, and all active incidents. */
export function buildHome({ tasks, mine, open, joined, isReader, pages, now }: Home): HomeView {
  const own = new Set(mine.items.map(({ incident_id }) => incident_id));
  const others = open.items.filter(({ incident_id }) => !own.has(incident_id) && !joined.has(incident_id));
  const isFirst = Object.values(pages).every((cursor) => cursor === undefined);
  return {
    type: 'home',
    blocks: [
      ...(isReader ? [context(READER_NOTE)] : []),
      ...topButtons({ isReader, isFirst }),
      ...(isReader
        ? []
        : list('Your tasks', 'None. To add one, run `/incident task` in an incident channel.', {
            rows: tasks.items.map((task) => ownTaskRow(task)),
            more: tasks.cursor && turnButton('More tasks', 'tasks', { ...pages, tasks: tasks.cursor }),
          })),
      ...list('Your incidents', isReader ? 'None.' : 'None. Incidents you declare or join are listed here.', {
        rows: activeFirst(mine.items).map((incident) => incidentRow(incident, now)),
        more: mine.cursor && turnButton('More of yours', 'mine', { ...pages, mine: mine.cursor }),
      }),
      ...(isReader
        ? []
        : list('Other active incidents', 'None. To list earlier ones, run `/incident list all`.', {
            rows: others.map((incident) => incidentRow(incident, now, 'join')),
            more: open.cursor && turnButton('More incidents', 'open', { ...pages, open: open.cursor }),
          })),
      context(`As of ${date(now)}. Updates while it's open.`),
    ],
  };
}

const READER_NOTE =
  "As a guest, you see the incidents whose channel you're in. Full members of this workspace declare and change them.";

function topButtons({ isReader, isFirst }: { isReader: boolean; isFirst: boolean }): Block[] {
  const buttons = [
    ...(isReader
      ? []
      : [commandButton({ label: 'Declare an incident', command: 'declare', style: 'danger' })]),
    ...(isFirst ? [] : [turnButton('Back to the first page', 'first', {})]),
  ];
  return buttons.length === 0 ? [] : [actions(buttons)];
}

function activeFirst(incidents: readonly Incident[]): Incident[] {
  const isActive = ({ status }: Incident) => ACTIVE_STATUSES.some((active) => active === status);
  const bySeverity = (a: Incident, b: Incident) =>
    a.severity < b.severity ? -1 : Number(a.severity > b.severity);
  return incidents.toSorted((a, b) => Number(isActive(b)) - Number(isActive(a)) || bySeverity(a, b));
}

interface List {
  rows: Block[];
  more: ReturnType<typeof turnButton> | '' | undefined;
}

function list(title: string, none: string, { rows, more }: List): Block[] {
  return [
    { type: 'divider' },
    section(`*${title}*`),
    ...(rows.length === 0 && !more ? [context(none)] : rows),
    ...(more ? [actions([more])] : []),
  ];
}

function turnButton(label: string, list: string, pages: HomePages) {
  return {
    type: 'button' as const,
    text: { type: 'plain_text' as const, text: label },
    action_id: `${TURN_ACTION}${list}`,
    value: JSON.stringify(pages),
  };
}
