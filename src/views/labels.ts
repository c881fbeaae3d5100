import { type Status, serviceName } from '../incidents/records/incident.js';
import { clean, label, truncate } from './text.js';

const STATUS_EMOJI: Record<Status, string> = {
  OPEN: ':red_circle:',
  ACKNOWLEDGED: ':large_orange_circle:',
  MITIGATING: ':large_yellow_circle:',
  RESOLVED: ':large_green_circle:',
  CLOSED: ':white_circle:',
};

/** A status for people: `Acknowledged`. Unknown statuses from other programs stay unchanged. */
export function statusWord(status: string): string {
  return isKnown(status) ? status.charAt(0) + status.slice(1).toLowerCase() : status;
}

function statusEmoji(status: string): string {
  return isKnown(status) ? STATUS_EMOJI[status] : ':grey_question:';
}

/** For mrkdwn: `:red_circle: Open`. */
export function statusLabel(status: string): string {
  return `${statusEmoji(status)} ${label(statusWord(status))}`;
}

/** Maximum characters shown of another program's id. */
const ID_MAX = 60;

/**
 * The short form of an id: `INC-42` for `INC-000042`, `DRILL-7` for a drill. Other ids lose the characters that are
 * markup in Slack.
 */
export function shortId(incidentId: string): string {
  const [, prefix, number] = /^(INC|DRILL)-(\d+)$/.exec(incidentId) ?? [];
  return number
    ? `${prefix}-${Number(number)}`
    : truncate(clean(incidentId).replace(/[<>&`*\s]+/g, '-'), ID_MAX);
}

/** A service, escaped. */
export function serviceLabel(service: string): string {
  return label(serviceName(service));
}

function isKnown(status: string): status is Status {
  return Object.hasOwn(STATUS_EMOJI, status);
}
