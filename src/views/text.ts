import { formatDuration, MINUTE_MS } from '../base/durations.js';
import { epochMillis, epochSeconds, type Timestamp } from '../base/timestamp.js';

/** Bidirectional controls, zero-width characters, soft hyphens and tags: they change what a reader sees. */
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** Text that can be shown anywhere: no control, bidi or invisible characters, no broken surrogates. */
export function clean(text: string): string {
  return text.replace(CONTROL, '').replace(INVISIBLE, '').toWellFormed();
}

/** Plain text for a mrkdwn field, where what people typed can't mention anyone or create a link. */
export function escapeText(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A title or name that someone chose, on one line of mrkdwn. Only other programs write longer ones. */
export function label(text: string, max = 120): string {
  return escapeText(truncate(text.replace(/\s+/g, ' ').trim(), max));
}

/** Markup of at most `max` characters, never cut inside a mention, date or entity. */
export function cutMarkup(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = truncate(text, max).slice(0, -1);
  const open = cut.lastIndexOf('<');
  const whole = open > cut.lastIndexOf('>') ? cut.slice(0, open) : cut;
  return `${whole.replace(/&[a-z]{0,3}$/, '')}…`;
}

/** At most `max` characters, cut between code points and marked with an ellipsis. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text
    .slice(0, max - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}

/** Slack's markup in angle brackets: mentions, channels, commands such as `!channel`, links. */
const SPECIAL = /<([@#!][^<>\n]*|[a-z]+:[^<>\n]*)>/gi;
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt);)/g;

/**
 * Text as Slack sent it, made safe to post again: mentions and labeled links become plain words. Slack already escaped
 * `& < >`; any that aren't escaped yet are.
 */
export function quote(text: string, nameOf: (userId: string) => string = (id) => id): string {
  return clean(text)
    .replace(SPECIAL, (_, inside: string) => plainSpecial(inside, nameOf))
    .replace(BARE_AMPERSAND, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Text as Slack sent it, as plain text with entities decoded: for titles and for programs. */
export function plain(text: string, nameOf?: (userId: string) => string): string {
  return quote(text, nameOf).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The beginning of what someone typed after a command, safe to repeat to them. */
export function echo(text: string, max: number): string {
  return quote(truncate(text, max));
}

function plainSpecial(inside: string, nameOf: (userId: string) => string): string {
  const [target = '', ...rest] = inside.split('|');
  const label = rest.length > 0 ? rest.join('|') : undefined;
  if (target.startsWith('@')) return `@${label ?? nameOf(target.slice(1))}`;
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (target.startsWith('!subteam^')) return label ?? '@group';
  if (target.startsWith('!date^')) return label ?? '';
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return label === undefined || label === target ? target : `${label} (${target})`;
}

/**
 * A moment in the reader's own time zone, optionally as a link; UTC where Slack doesn't render dates. Text that another
 * program stored in place of a time is shown unchanged.
 */
export function date(timestamp: Timestamp, format = '{date_short_pretty} {time}', link?: string): string {
  if (Number.isNaN(epochSeconds(timestamp))) return label(timestamp || 'at no time', 40);
  const utc = format === '{time}' ? timestamp.slice(11, 16) : timestamp.slice(0, 16).replace('T', ' ');
  return `<!date^${epochSeconds(timestamp)}^${format}${link ? `^${link}` : ''}|${utc} UTC>`;
}

export function user(userId: string): string {
  return `<@${userId}>`;
}

export function channel(channelId: string): string {
  return `<#${channelId}>`;
}

/** The time from one moment to another, in whole minutes once it reaches one: `2 h 5 min`. */
export function duration(from: Timestamp, to: Timestamp): string {
  const passed = Math.max(0, epochMillis(to) - epochMillis(from));
  if (Number.isNaN(passed)) return 'an unknown time';
  return formatDuration(passed < MINUTE_MS ? passed : Math.floor(passed / MINUTE_MS) * MINUTE_MS);
}
