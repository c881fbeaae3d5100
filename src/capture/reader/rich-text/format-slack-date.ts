import { fromSlackTs } from '../../../base/timestamp.js';

const TOKEN = /\{(\w{2,20})\}/g;

/**
 * A date in one of Slack's formats, such as `{date_short} at {time}`. Slack shows each reader's own time zone and
 * language; the record needs one text for all of them, so it's ISO and UTC. Empty if there's no such moment.
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
