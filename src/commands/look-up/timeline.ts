import { NotFoundError } from '../../base/errors.js';
import type { Page } from '../../base/pages.js';
import { type TimelineEntry, timelineEntries } from '../../incidents/timeline-entries.js';
import { ID_KEY } from '../../views/blocks.js';
import { participant, viewer } from '../kernel/access.js';
import { type Argument, flag, word } from '../kernel/arguments/arguments.js';
import { PAGE_KEY, readPageKey } from '../kernel/arguments/vocabulary.js';
import { defineCommand } from '../kernel/command.js';
import { readRecord } from '../kernel/read-record.js';
import { answer } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import type { DateRange } from '../kernel/time/read-range.js';
import { spokenRange } from '../kernel/time/time-arguments.js';
import { toKnownZone } from '../kernel/time/time-zone.js';
import { requestTimelineImage } from './timeline-image.js';
import { buildTimeline } from './timeline-view.js';

const PAGE = 20;

/** `2` or `page 2` */
const pageNumber: Argument<number | undefined> = {
  take(reader) {
    const inWords = reader.takePhrase(([key = '', value = '']) => {
      const number = /^page$/i.test(key) ? readPageNumber(value) : undefined;
      return number === undefined ? undefined : { value: number, length: 2 };
    }, 'anywhere');
    return inWords ?? reader.takeAny(readPageNumber);
  },
};

export const timeline = defineCommand({
  name: 'timeline',
  aliases: ['log'],
  group: 'Look back',
  usage: 'timeline [today | 14:00-15:00 | since 2h] [page | key | image] [id]',
  summary:
    'show what happened, the newest page first; `key` shows only key events, `image` posts it as an image',
  forViewers: {
    usage: 'timeline [today | 14:00-15:00 | since 2h] [page | key] [id]',
    summary: 'show what happened, the newest page first; `key` shows only key events',
  },
  examples: [
    '/incident timeline',
    '/incident timeline since 2h',
    '/incident timeline key',
    '/incident timeline image',
    '/incident timeline 42',
  ],
  target: 'incident',
  access: ({ args: { image } }) => (image ? participant('post an image of') : viewer),
  arguments: {
    image: flag('image', 'picture'),
    cursor: word(readPageKey),
    keyOnly: flag('key'),
    typedRange: spokenRange,
    number: pageNumber,
  },
  async run(deps, { invocation, incident, args }) {
    const { image, cursor, keyOnly, typedRange, number = 1 } = args;
    if (image) return requestTimelineImage(deps, invocation, incident);
    const { incident_id: incidentId, archived_at } = incident;
    const range = typedRange?.value;
    const line = [`timeline ${ID_KEY}${incidentId}`, keyOnly && 'key', range?.text].filter(Boolean).join(' ');
    const view = {
      incidentId,
      moreCommand: (next: string) => `${line} ${PAGE_KEY}${next}`,
      range,
      keyOnly,
      zoneNote: typedRange?.zoneNote ?? '',
      timeZone: toKnownZone((await deps.slack.user(invocation.userId)).timeZone) ?? 'UTC',
    };
    if (archived_at !== undefined) {
      const page = await readArchivedPage(deps, incidentId, { keyOnly, page: number, cursor, range });
      return answer(buildTimeline({ ...view, page, archivedAt: archived_at }));
    }
    const page = await readPage(number, cursor, (from) =>
      deps.store.timeline(incidentId, { limit: PAGE, cursor: from, keyOnly, range }),
    );
    return answer(buildTimeline({ ...view, page }));
  },
});

interface ArchivedPage {
  keyOnly: boolean;
  page: number;
  /** How many newer entries the earlier pages showed. */
  cursor: string | undefined;
  range: DateRange | undefined;
}

/** One page of an archived incident, newest first. */
async function readArchivedPage(
  deps: RequestDeps,
  incidentId: string,
  { keyOnly, page, cursor, range }: ArchivedPage,
): Promise<Page<TimelineEntry>> {
  const all = timelineEntries(await readRecord(deps, incidentId), { keyOnly }).toReversed();
  const entries = range
    ? all.filter(({ timestamp }) => timestamp >= range.from && timestamp <= range.to)
    : all;
  const start = /^\d{1,6}$/.test(cursor ?? '') ? Number(cursor) : (page - 1) * PAGE;
  const items = entries.slice(start, start + PAGE);
  if (items.length === 0 && page > 1) throw tooFewPages();
  return { items, ...(start + PAGE < entries.length && { cursor: String(start + PAGE) }) };
}

function tooFewPages(): NotFoundError {
  return new NotFoundError(
    "The timeline doesn't have that many pages. `/incident timeline` shows the newest.",
  );
}

function readPageNumber(typed: string): number | undefined {
  return /^[1-9]\d?$/.test(typed) ? Number(typed) : undefined;
}

/** Reads up to the wanted page, because a cursor only leads to the next one. Throws NotFoundError past the end. */
async function readPage(
  number: number,
  cursor: string | undefined,
  read: (cursor: string | undefined) => Promise<Page<TimelineEntry>>,
): Promise<Page<TimelineEntry>> {
  const page = await read(cursor);
  if (number === 1) return page;
  if (!page.cursor) throw tooFewPages();
  return readPage(number - 1, page.cursor, read);
}
