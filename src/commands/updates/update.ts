import { ConflictError, UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { participant } from '../kernel/access.js';
import { converted, rest } from '../kernel/arguments.js';
import { defineCommand } from '../kernel/command.js';
import { confirm } from '../kernel/reply.js';
import { applyChange, type WantedChange } from '../lifecycle/apply-change.js';

/** Characters; people read updates on a phone. */
const UPDATE_MAX = 1000;

export const update = defineCommand({
  name: 'update',
  aliases: ['post'],
  group: 'Run an incident',
  usage: 'update text...',
  summary: 'inform stakeholders: posts in the announcement channel and refreshes the announcement',
  examples: [
    '/incident update roll-back is under way, next update at 15:00',
    '/incident update 42 all regions are back',
  ],
  target: 'live-incident',
  access: participant('post updates on'),
  arguments: { text: converted(rest(), checkUpdate) },
  async run(deps, { invocation, incident, args: { text } }) {
    await applyChange(deps, invocation, {
      incident,
      decide: (before) => postUpdate(before, { text, at: invocation.at }),
    });
    const where =
      deps.settings.announcementChannel === undefined
        ? 'its channel; no announcement channel is set'
        : 'the announcement channel';
    const id = shortId(incident.incident_id);
    return confirm(invocation, incident, notice(`Posting your update on ${id} in ${where}.`));
  },
});

function checkUpdate(text: string): string {
  if (text === '') throw new UsageError('Add the text: `/incident update roll-back is under way`.');
  if (text.length > UPDATE_MAX) {
    throw new UsageError(
      `An update is limited to ${UPDATE_MAX} characters (yours has ${text.length}). Post the details in the incident channel.`,
    );
  }
  return text;
}

function postUpdate(
  { visibility, incident_id }: Incident,
  { text, at }: { text: string; at: Timestamp },
): WantedChange {
  if (visibility === 'private') {
    throw new ConflictError(
      `${shortId(incident_id)} is private, so updates aren't announced. \`/incident note\` reaches the people in its channel; to announce updates, run \`/incident public\` first.`,
    );
  }
  return { set: { last_update_at: at }, type: 'UPDATE_POSTED', description: 'Update posted', note: text };
}
