import { type Folded, keepWhere } from './fold-text.js';

/** A link that Slack made of an address someone typed: its label repeats the address. */
interface AutoLink {
  start: number;
  end: number;
  /** Where the address begins, without the scheme that Slack added, and where the label repeats it. */
  address: number;
  label: number;
}

/** A link with a label of its own ends its address at the `|`. */
const LABELED = /<(?:https?:\/\/|mailto:|tel:)[^|<>\s]{1,2000}\|(?=[^|<>]{1,2000}>)/g;
const LINK = /<(?<scheme>https?:\/\/|mailto:|tel:)(?<address>[^|<>\s]{1,2000})\|(?<label>[^|<>]{1,2000})>/g;

export function findAutoLinks(text: string): AutoLink[] {
  if (!text.includes('<')) return [];
  const links: AutoLink[] = [];
  for (const match of text.matchAll(LINK)) {
    const { scheme = '', address = '', label = '' } = match.groups ?? {};
    const isTyped = label === address || label === scheme + address;
    if (!isTyped) continue;
    const end = match.index + match[0].length;
    links.push({
      start: match.index,
      end,
      address: end - 2 - label.length - address.length,
      label: end - 1 - address.length,
    });
  }
  return links;
}

interface Address {
  start: number;
  end: number;
}

/** Where the addresses of links are that have a label. */
export function findAddresses(text: string): Address[] {
  if (!text.includes('<')) return [];
  return [...text.matchAll(LABELED)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length - 1,
  }));
}

/** A match that begins in an address, without what it has of the label: elsewhere, a `|` may belong to a password. */
export function withoutLabel(span: Span, addresses: readonly Address[]): Span {
  const address = addresses.find(({ start, end }) => start < span.start && span.start < end);
  return address === undefined ? span : { ...span, end: Math.min(span.end, address.end) };
}

export interface Span {
  start: number;
  end: number;
  kind: string;
  /** The same credential again, in the address of a link or elsewhere. */
  isTwin?: true;
}

/** The spans to replace for a match: a link that it cuts goes whole, and one that contains it loses it twice. */
export function withLinks(span: Span, links: readonly AutoLink[]): Span[] {
  const touched = links.filter(({ start, end }) => span.start < end && span.end > start);
  const [link] = touched;
  if (!link) return [span];
  const isInside = touched.length === 1 && span.start >= link.label && span.end < link.end;
  if (!isInside) {
    const start = Math.min(span.start, ...touched.map((one) => one.start));
    return [{ ...span, start, end: Math.max(span.end, ...touched.map((one) => one.end)) }];
  }
  const shift = link.label - link.address;
  return [span, { ...span, start: span.start - shift, end: span.end - shift, isTwin: true }];
}

/** The folded text with each such link replaced by what was typed, so that a credential cut by one is whole again. */
export function openLinks(folded: Folded, links: readonly AutoLink[]): Folded {
  if (links.length === 0) return folded;
  let next = 0;
  const isMarkup = (at: number) => {
    while (next < links.length && (links[next]?.end ?? 0) <= at) next += 1;
    const link = links[next];
    return link !== undefined && at >= link.start && (at < link.label || at === link.end - 1);
  };
  return keepWhere(folded, (n) => !isMarkup(folded.starts[n] ?? 0));
}
