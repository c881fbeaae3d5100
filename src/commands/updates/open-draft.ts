import type { Incident } from '../../incidents/records/incident.js';
import type { Invocation } from '../kernel/invocation.js';
import { openForm, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { draftForForm } from './draft-for-form.js';
import type { Audience } from './post-update.js';
import { buildUpdateModal, defaultAudience } from './update-modal.js';

interface DraftRequest {
  audience?: Audience | undefined;
}

/** Nothing, or `draft`, perhaps with whom it's for. Undefined for the text of an update. */
export function readDraftRequest(text: string): DraftRequest | undefined {
  if (text === '') return {};
  const match = /^draft(?: for (?:the |our )?(\p{L}+))?$/iu.exec(text);
  if (!match) return undefined;
  const [, whom] = match;
  return whom === undefined ? {} : { audience: whom.toLowerCase() === 'responders' ? 'channel' : 'everyone' };
}

/** Opens the form with a draft, which the person edits before anything is posted. */
export async function openDraft(
  deps: RequestDeps,
  invocation: Invocation,
  { incident, audience: wanted }: DraftRequest & { incident: Incident },
): Promise<Reply> {
  const widest = defaultAudience(incident, deps.settings);
  // An update of a private incident reaches nobody outside, whatever was asked for.
  const audience = widest === 'everyone' ? (wanted ?? widest) : 'channel';
  const draft = await draftForForm(deps, invocation, { incident, audience });
  const view = buildUpdateModal(incident, deps.settings, { draft, audience });
  return openForm(view, '/incident update roll-back is under way');
}
