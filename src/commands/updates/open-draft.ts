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

/** In the languages people use; a request mistaken for an update would reach every stakeholder. */
const DRAFT = 'draft|entwurf|borrador|brouillon|rascunho|下書き|черновик';
const FOR = 'for|für|para|pour|для';
/** An audience, in as few words as people use; a longer text is an update. */
const WHOM = String.raw`\S{1,40}(?: \S{1,40}){0,2}`;
const REQUEST = new RegExp(`^(?:${DRAFT})(?: (?:${FOR}) (${WHOM}))?[.!:]?$`, 'iu');
/** `対応者向けの下書き` */
const JAPANESE_REQUEST = /^(\S{1,20}?)(?:向け|用)の?下書き。?$/u;
const RESPONDERS =
  /(?:^|\s)(?:responders?|helfer|einsatzkräfte|einsatzteam|respondedores|intervenants|respondentes)(?:\s|[.!:]?$)|対応者|участник/iu;

/** An update's audience, without its text. */
const AUDIENCE_ALONE =
  /^(?:(?:to|for) )?(?:(?:everyone|everybody|all|stakeholders|people|customers|support|management|the (?:team|channel|incident)|this|it|incident|now|please)[,.!]{0,2} ?){1,3}$/i;

/** Nothing, an audience, or `draft`, perhaps with an audience. Undefined for the text of an update. */
export function readDraftRequest(text: string): DraftRequest | undefined {
  if (text === '' || AUDIENCE_ALONE.test(text)) return {};
  const match = REQUEST.exec(text) ?? JAPANESE_REQUEST.exec(text);
  if (!match) return undefined;
  const [, whom] = match;
  return whom === undefined ? {} : { audience: RESPONDERS.test(whom) ? 'channel' : 'everyone' };
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
