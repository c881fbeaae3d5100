import { formatDuration, MINUTE_MS } from '../base/durations.js';
import { escapeMarkup, escapeMarkupOnce, unescapeMarkup } from '../base/escape-markup.js';
import { lazy } from '../base/lazy.js';
import { epochMillis, epochSeconds, formatUtc, fromMillis, type Timestamp } from '../base/timestamp.js';
import { isSlackId, type NameOf, PRIVATE_CHANNEL, unnamed } from '../incidents/names.js';
import { literal } from './literal.js';

/**
 * Bidirectional controls, zero-width characters, fillers, soft hyphens, tags and variation selectors: they change what
 * a reader sees, or are invisible. The two joiners belong to some languages and to emoji.
 */
const invisible = lazy(() => /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}|[\u2800\uFFF9-\uFFFC]/gu);
/** Other texts have nothing invisible, and a class of Unicode characters takes V8 long to make. */
const BEYOND_ASCII = /[^\0-\x7f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** Text that's safe to show anywhere: no control, bidi or invisible characters, no broken surrogates. */
export function clean(text: string): string {
  const plain = text.replace(CONTROL, '');
  return BEYOND_ASCII.test(plain) ? plain.replace(invisible(), '').toWellFormed() : plain;
}

/** Plain text for a mrkdwn field, in which typed text can't mention anyone or create a link. */
export function escapeText(text: string): string {
  return escapeMarkup(clean(text));
}

/**
 * A title or name that someone chose, on one line of mrkdwn, with every character as it was typed. Only other programs
 * write longer ones.
 */
export function label(text: string, max = 120): string {
  return literal(escapeText(oneLine(text, max)));
}

/** The same inside code or as the text of a link, where marks format nothing. */
export function plainLabel(text: string, max = 120): string {
  return escapeText(oneLine(text, max)).replaceAll('`', "'");
}

function oneLine(text: string, max: number): string {
  return truncate(text.replace(/\s+/g, ' ').trim(), max);
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

/** Shows one piece of markup, without its angle brackets. */
type ShowSpecial = (target: string, label: string | undefined) => string;

/**
 * Text as Slack sent it, safe to post again in mrkdwn: group mentions and labeled links become plain words. Slack
 * already escaped `& < >`; any that aren't escaped yet are. People and channels remain mentions, which Slack shows by
 * the name that each reader may see, so cut the result with `cutMarkup` only.
 */
export function quote(text: string): string {
  return replaceSpecial(clean(text), (target, label) => {
    // A label may be the name of a channel that some readers may not know about.
    const isMention = target.startsWith('#') || (target.startsWith('@') && !label);
    return isMention && isSlackId(target.slice(1))
      ? `<${target}>`
      : escapeMarkupOnce(plainSpecial(target, label, unnamed));
  });
}

/** Text as Slack sent it, as plain text with entities decoded and names for ids: for titles, files and programs. */
export function plain(text: string, nameOf: NameOf = unnamed): string {
  return unescapeMarkup(
    replaceSpecial(clean(text), (target, label) => escapeMarkupOnce(plainSpecial(target, label, nameOf))),
  );
}

/** Escapes the text outside of markup. */
function replaceSpecial(text: string, show: ShowSpecial): string {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: markup, 1: inside = '', index } of text.matchAll(SPECIAL)) {
    const [target = '', label] = splitOnce(inside, '|');
    parts.push(escapeMarkupOnce(text.slice(end, index)), show(target, label));
    end = index + markup.length;
  }
  return [...parts, escapeMarkupOnce(text.slice(end))].join('');
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** The beginning of text as Slack sent it, for a line that Aegis writes: marks are shown as they were typed. */
export function quoteInLine(text: string, max: number): string {
  return literal(cutMarkup(quote(text), max));
}

/** The beginning of what someone typed after a command, safe to repeat to them. */
export function echo(text: string, max: number): string {
  return literal(quote(cutMarkup(text, max)));
}

/** The same inside code, where a backtick would end the code. */
export function echoInCode(text: string, max: number): string {
  return quote(cutMarkup(text, max)).replaceAll('`', "'");
}

function plainSpecial(target: string, typed: string | undefined, nameOf: NameOf): string {
  // Slack leaves the label of a private channel empty.
  const label = typed?.trim() === '' || isSlackId(typed ?? '') ? undefined : typed;
  const id = target.slice(1);
  if (target.startsWith('@')) return withSign('@', nameMention(id, label, nameOf), id);
  // A label may be the name of a channel that some readers may not know about.
  if (target.startsWith('#')) return withSign('#', nameMention(id, undefined, nameOf), id);
  if (target.startsWith(GROUP)) {
    const groupId = target.slice(GROUP.length);
    return withSign('@', nameMention(groupId, label, nameOf), groupId);
  }
  if (target.startsWith('!date^')) return label ?? dateWithoutLabel(target);
  if (target.startsWith('!')) return `@${label ?? id}`;
  if (label === undefined || label === target) return target;
  return isAutomatic(target, label) ? label : `${label} (${target})`;
}

/**
 * Whether Slack itself turned plain words into the link: `<http://acme.com|acme.com>`,
 * `<mailto:a@acme.com|a@acme.com>`.
 */
function isAutomatic(target: string, label: string): boolean {
  const bare = (text: string) =>
    unescapeMarkup(text)
      .toLowerCase()
      .replace(/[\s()-]/g, '')
      .replace(/\/$/, '');
  const [scheme = '', address = ''] = splitOnce(target, ':');
  return /^(?:https?|mailto|tel)$/i.test(scheme) && bare(address.replace(/^\/\//, '')) === bare(label);
}

/** Text as Slack sent it, with plain words where Slack turned them into links. */
export function withoutAutomaticLinks(text: string): string {
  return text.replace(SPECIAL, (markup, inside: string) => {
    const [target, label] = splitOnce(inside, '|');
    return label !== undefined && isAutomatic(target, label) ? label : markup;
  });
}

const GROUP = '!subteam^';

/** Slack's current name, else the label that came with the mention, else generic words. */
function nameMention(id: string, label: string | undefined, nameOf: NameOf): string {
  const name = nameOf(id);
  return label !== undefined && name === unnamed(id) ? label : name;
}

/** Generic words such as `someone` need no `@`. */
function withSign(sign: '@' | '#', name: string, id: string): string {
  const isWords = name === PRIVATE_CHANNEL || (name === unnamed(id) && name !== id);
  return isWords || name.startsWith(sign) ? name : `${sign}${name}`;
}

function dateWithoutLabel(target: string): string {
  const seconds = Number(target.split('^')[1]);
  return Number.isSafeInteger(seconds) && Math.abs(seconds) < MAX_SECONDS
    ? `${formatUtc(fromMillis(seconds * 1_000))} UTC`
    : 'some time';
}

/** The last moment that a JavaScript date can hold with a four-digit year. */
const MAX_SECONDS = 253_402_300_800;

/**
 * A moment in the reader's own time zone, optionally as a link; UTC where Slack doesn't render dates. Text that another
 * program stored instead of a time is shown unchanged.
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

/** The address if it's HTTPS, with markup characters encoded; undefined otherwise. */
export function httpsLink(address: string | undefined): string | undefined {
  const link = webLink(address);
  return link?.startsWith('https:') ? link : undefined;
}

/** The same, but also for plain HTTP, which monitoring inside a company often uses. */
export function webLink(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return ['https:', 'http:'].includes(protocol) ? href : undefined;
}
