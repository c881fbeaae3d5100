import { UsageError } from '../../base/errors.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { participant } from '../kernel/access.js';
import { rest } from '../kernel/arguments/arguments.js';
import { confirmation } from '../kernel/arguments/confirmation.js';
import { defineCommand } from '../kernel/command.js';
import { answer } from '../kernel/reply.js';
import { meantText } from '../lifecycle/decided-reason.js';
import { openDraft, readDraftRequest } from './open-draft.js';
import { postUpdate } from './post-update.js';
import { isTimeAlone, readPromise, takeKeyedPromise } from './promised-time.js';

const UNREAD =
  "Your update is posted, but I couldn't read when the next one is due, so there won't be a reminder. End the next one with a time, as in `/incident update still looking, next update at 15:00`.";

/** `everyone that we roll back` */
const ADDRESSED =
  /^(?:to )?(?:everyone|everybody|all|people|stakeholders|customers|the team)(?: know)? that\s/i;

const NOTHING_SAID =
  'Add what stakeholders should read, as in `/incident update still looking, next update at 15:00`. Nothing was posted.';

export const update = defineCommand({
  name: 'update',
  aliases: ['post'],
  group: 'Run an incident',
  usage: 'update [text... next update at 15:00 | draft for responders]',
  summary: 'inform stakeholders and promise the next update; without text, in a form with a draft',
  examples: [
    '/incident update roll-back is under way, next update at 15:00',
    '/incident update',
    '/incident update draft for responders',
    '/incident update 42 all regions are back',
  ],
  target: 'live-incident',
  access: participant('post updates on'),
  arguments: { confirm: confirmation, text: meantText(rest()) },
  async run(deps, { invocation, incident, args: { confirm, text } }) {
    const wanted = readDraftRequest(text);
    if (await isTimeAlone(text, { deps, invocation })) throw new UsageError(NOTHING_SAID);
    if (wanted !== undefined) return openDraft(deps, invocation, { incident, ...wanted });
    const keyed = await takeKeyedPromise(text, { deps, invocation });
    const promise = keyed ?? (await readPromise(text, { deps, invocation }));
    const next = promise?.next;
    const said = (keyed?.text ?? text).replace(ADDRESSED, '');
    if (said === '') throw new UsageError(NOTHING_SAID);
    const audience = incident.visibility === 'private' ? 'channel' : 'everyone';
    if (audience === 'channel') {
      const id = shortId(incident.incident_id);
      confirm(
        `${id} is private, so updates aren't announced, and nothing was posted yet. Post it in the incident channel only? To announce it, run \`/incident public\` first.`,
        'Post in the channel',
      );
    }
    const reply = await postUpdate(deps, invocation, { incident, text: said, next, audience });
    return promise && next === undefined ? answer(notice(UNREAD)) : reply;
  },
});
