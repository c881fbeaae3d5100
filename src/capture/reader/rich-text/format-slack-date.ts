import { fromSlackTs } from '../../../base/timestamp.js';

const TOKEN = /\{(\w{2,20})\}/g;

/**
 * Formats a date in one of Slack's formats, such as `{date_short} at {time}`. Slack shows it in
 * each reader's time zone and language. The record needs one text for everyone, so it's ISO and
 * UTC. Empty if the time is invalid.
 */
export function formatSlackDate(epochSeconds: number, format: string): string {
  const moment = fromSlackTs(`${epochSeconds}.000000`);
  if (moment === undefined) return '';
  const day = moment.slice(0, 10);
  let hasTime = false;
  const text = (format || '{date_num} {time}').replace(TOKEN, (token, name: string) => {
    if (name.startsWith('date') || name === 'day_divider_pretty') return day;
    if (!['time', 'time_secs', 'ago'].includes(name)) return token;
    hasTime = true;
    if (name === 'ago') return `${day} ${moment.slice(11, 16)}`;
    return moment.slice(11, name === 'time' ? 16 : 19);
  });
  return hasTime ? `${text} UTC` : text;
}
