import { fromIso } from '../base/timestamp.js';
import { date } from './text.js';

/** As `formatUtc` writes it. */
const UTC_TIME = /(?<![\d-])(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) UTC(?![\p{L}\d+-])/gu;

/** The first time of a range, whose zone is at the end. */
const RANGE_START =
  /(?<![\d-])(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})(?= to \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} UTC)/gu;

/** Escaped text with its UTC times as Slack dates: claims have them as text, for exports and agents. */
export function withDates(escaped: string): string {
  return escaped.replace(RANGE_START, '$1 UTC').replace(UTC_TIME, (text, day: string, time: string) => {
    const moment = fromIso(`${day}T${time}Z`);
    return moment === undefined ? text : date(moment);
  });
}
