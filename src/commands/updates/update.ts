import { ConflictError, UsageError } from '../../base/errors.js';
import type { Deps } from '../../ports/deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { change } from '../kernel/change.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { confirm } from '../kernel/reply.js';

/** Characters; people read it on a phone. */
const UPDATE_MAX = 1000;

export const update: LegacyCommand = {
  name: 'update',
  aliases: ['post'],
  group: 'Run an incident',
  usage: 'update text...',
  summary: 'tell those who wait: posts to the announcement channel and keeps the announcement current',
  examples: [
    '/incident update roll-back is under way, next news at 15:00',
    '/incident update 42 all regions are back',
  ],
  about: 'incident',
  takesProse: 'after',
  async run(deps, { ask, incidentId, words }) {
    const note = readNews(words.rest());
    const { incident } = await change(deps, ask, {
      incidentId,
      permission: 'participant',
      what: 'post updates of',
      decide: ({ visibility, incident_id }) => {
        if (visibility === 'private') throw new ConflictError(tooPrivate(incident_id));
        return { set: { last_update_at: ask.at }, type: 'UPDATE_POSTED', description: 'Update posted', note };
      },
    });
    return confirm(ask, incident, notice(`The update of ${shortId(incidentId)} ${whereItGoes(deps)}.`));
  },
};

function readNews(text: string): string {
  if (text === '') throw new UsageError('What is new? `/incident update roll-back is under way`.');
  if (text.length > UPDATE_MAX) {
    throw new UsageError(`An update may have ${UPDATE_MAX} characters, this has ${text.length}.`);
  }
  return text;
}

function tooPrivate(incidentId: string): string {
  return `${shortId(incidentId)} is private and announced nowhere. \`/incident note\` tells its own people; \`/incident public\` comes before an update.`;
}

function whereItGoes({ settings }: Pick<Deps, 'settings'>): string {
  return settings.announcementChannel === undefined
    ? 'is posted in its channel; there is no announcement channel'
    : 'goes to the announcement channel';
}
