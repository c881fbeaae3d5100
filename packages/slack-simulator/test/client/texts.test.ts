import { describe, expect, it } from 'vitest';
import { toMrkdwn } from '../../client/text/markdown.js';
import { slackDate } from '../../client/text/slack-date.js';

/** 2025-01-15 14:05:09 UTC. */
const MOMENT = 1_736_949_909;
const now = new Date('2025-01-16T08:00:00Z');

describe('a date', () => {
  it.each([
    ['{date_num} {time_secs}', 'Europe/London', '2025-01-15 2:05:09 PM'],
    ['{time}', 'Asia/Tokyo', '11:05 PM'],
    ['{date_short}', 'America/New_York', 'Jan 15, 2025'],
    ['{date_pretty} at {time}', 'Europe/London', 'Yesterday at 2:05 PM'],
    ['since {date_long}', 'Europe/London', 'Since Wednesday, January 15, 2025'],
    ['{ago}', 'Europe/London', '18 hours ago'],
    ['{unknown} {time}', 'Europe/London', '{unknown} 2:05 PM'],
    ['{unknown}', 'Europe/London', '*'],
  ])('as %s in %s is %s', (format, timeZone, shown) => {
    expect(slackDate({ timestamp: MOMENT, format, fallback: '*' }, { timeZone, now })).toBe(shown);
  });
});

describe('Markdown', () => {
  it.each([
    ['# Title', '*Title*'],
    ['**bold** and [a link](https://example.com)', '*bold* and <https://example.com|a link>'],
    ['- one\n- two', '• one\n• two'],
    ['```\n**as it is**\n```', '```\n**as it is**\n```'],
  ])('"%s" becomes "%s"', (markdown, shown) => {
    expect(toMrkdwn(markdown)).toBe(shown);
  });
});
