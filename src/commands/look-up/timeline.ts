import { NotFoundError } from '../../base/errors.js';
import type { Page } from '../../base/pages.js';
import { type TimelineEntry, timelineEntries } from '../../incidents/timeline-entries.js';
import { ID_KEY } from '../../views/blocks.js';
import { participant, viewer } from '../kernel/access.js';
import { flag, word } from '../kernel/arguments.js';
import { defineCommand } from '../kernel/command.js';
import { readRecord } from '../kernel/read-record.js';
import { answer, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { PAGE_KEY, readPageKey } from '../kernel/vocabulary.js';
import { requestTimelineImage } from './timeline-image.js';
import { buildTimeline } from './timeline-view.js';

const PAGE = 20;

export const timeline = defineCommand({
  name: 'timeline',
  aliases: ['log'],
  group: 'Look back',
  usage: 'timeline [page | key | image] [id]',
  summary: 'show what happened, newest first; `key` shows only key events, `image` posts it as an image',
  examples: [
    '/incident timeline',
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
    number: word(readPageNumber),
  },
  async run(deps, { invocation, incident, args: { image, cursor, keyOnly, number = 1 } }) {
    if (image) return requestTimelineImage(deps, invocation, incident);
    const { incident_id, archived_at } = incident;
    if (archived_at !== undefined) return showArchived(deps, incident_id, keyOnly);
    const page = await readPage(number, cursor, (from) =>
      deps.store.timeline(incident_id, { limit: PAGE, cursor: from, keyOnly }),
    );
    const more = keyOnly ? `timeline ${ID_KEY}${incident_id} key` : `timeline ${ID_KEY}${incident_id}`;
    return answer(buildTimeline(incident_id, page, (next) => `${more} ${PAGE_KEY}${next}`));
  },
});

/** The newest entries of an archived incident; `/incident restore` or an export has all of them. */
async function showArchived(deps: RequestDeps, incidentId: string, keyOnly: boolean): Promise<Reply> {
  const record = await readRecord(deps, incidentId);
  const page = { items: timelineEntries(record, { keyOnly }).slice(-PAGE).reverse() };
  return answer(buildTimeline(incidentId, page, () => '', record.incident.archived_at));
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
  if (!page.cursor)
    throw new NotFoundError('The timeline has fewer pages. `/incident timeline` shows the first.');
  return readPage(number - 1, page.cursor, read);
}
