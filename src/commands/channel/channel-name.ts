import slugify from '@sindresorhus/slugify';
import { shortId } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';

/** `inc-42-checkout-fails`: the title in the characters that Slack allows, at most 80 of them. */
export function buildChannelName(incidentId: string, title: string, suffix = 1): string {
  const end = suffix > 1 ? `-${suffix}` : '';
  const name = slugify(`${shortId(incidentId)} ${title}`, { decamelize: false });
  return `${name.slice(0, LIMITS.channelName - end.length).replace(/-{1,80}$/, '')}${end}`;
}
