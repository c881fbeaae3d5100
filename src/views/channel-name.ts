import { shortId } from './labels.js';
import { LIMITS } from './limits.js';

/** `inc-42-checkout-fails`: what Slack allows of the title, lower case, in at most 80 characters. */
export function buildChannelName(incidentId: string, title: string, suffix = 1): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const end = suffix > 1 ? `-${suffix}` : '';
  const name = [shortId(incidentId).toLowerCase(), words].filter((part) => part !== '').join('-');
  return `${name.slice(0, LIMITS.channelName - end.length).replace(/-+$/, '')}${end}`;
}
