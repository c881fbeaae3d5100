import { NotFoundError, UsageError } from '../../base/errors.js';
import type { Page } from '../../base/pages.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { Deps } from '../../ports/deps.js';
import { ID_KEY } from '../../views/blocks.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { answer, type Reply } from '../kernel/reply.js';
import { PAGE_KEY, readPageKey } from '../kernel/vocabulary.js';
import { readRecord } from '../summaries/make-summary.js';
import { askForPicture, drawTimeline } from './timeline-image.js';
import { buildTimeline } from './timeline-view.js';

const PAGE = 20;

export const timeline: LegacyCommand = {
  name: 'timeline',
  aliases: ['log'],
  group: 'Look back',
  usage: 'timeline [page | key | picture] [id]',
  summary: 'show what happened, newest first; `key` only what was marked, `picture` draws it',
  examples: [
    '/incident timeline',
    '/incident timeline key',
    '/incident timeline picture',
    '/incident timeline 42',
  ],
  about: 'incident',
  async run(deps, { ask, incidentId, words }) {
    const picture = words.takeAny((word) => (word.toLowerCase() === 'picture' ? true : undefined));
    if (picture) return askForPicture(deps, ask, incidentId);
    const cursor = words.takeAny(readPageKey);
    const keyOnly = words.takeAny((word) => (word.toLowerCase() === 'key' ? true : undefined)) ?? false;
    const number = words.takeAny(readPageNumber) ?? 1;
    if (!words.isEmpty) {
      throw new UsageError(
        '`/incident timeline` takes a page number, `key` or `picture`, and an incident id.',
      );
    }
    const page = await turnTo(number, cursor, (from) =>
      deps.store.timeline(incidentId, { limit: PAGE, cursor: from, keyOnly }),
    );
    if (page.items.length === 0) return fromArchive(deps, incidentId, keyOnly);
    const more = keyOnly ? `timeline ${ID_KEY}${incidentId} key` : `timeline ${ID_KEY}${incidentId}`;
    return answer(buildTimeline(incidentId, page, (next) => `${more} ${PAGE_KEY}${next}`));
  },
  job: drawTimeline,
};

/** Of an archived incident the newest events; `/incident restore` or an export has the rest. */
async function fromArchive(deps: Deps, incidentId: string, keyOnly: boolean): Promise<Reply> {
  const { incident, events } = await readRecord(deps, incidentId);
  const wanted = events.filter(({ key_event }) => !keyOnly || key_event);
  return answer(
    buildTimeline(incidentId, { items: wanted.slice(-PAGE).reverse() }, () => '', incident.archived_at),
  );
}

function readPageNumber(word: string): number | undefined {
  return /^[1-9]\d?$/.test(word) ? Number(word) : undefined;
}

/** Reads page after page up to the wanted one. Throws NotFoundError when there are fewer. */
async function turnTo(
  number: number,
  cursor: string | undefined,
  read: (cursor: string | undefined) => Promise<Page<TimelineEvent>>,
): Promise<Page<TimelineEvent>> {
  const page = await read(cursor);
  if (number === 1) return page;
  if (!page.cursor) throw new NotFoundError('The timeline has no page of this number.');
  return turnTo(number - 1, page.cursor, read);
}
