import type { TranscriptLine } from '../../transcript.js';
import { indexOf } from '../record/index-of.js';

interface Compared {
  claim: string;
  sources: readonly TranscriptLine[];
  lines: readonly TranscriptLine[];
}

const NAME_MIN = 2;
const WORD = /[\p{L}\p{M}]+/gu;

/** Features of the people a claim names: authors of its sources, or others. */
export function namedPeople({ claim, sources, lines }: Compared): Record<string, number> {
  const people = new Set([...indexOf(lines).people].map(firstName));
  const words: string[] = claim.toLowerCase().match(WORD) ?? [];
  const named = words.filter((word) => word.length >= NAME_MIN && people.has(word));
  const authors = new Set(sources.map(({ who }) => firstName(who)));
  const said = sources.map(({ text }) => text.toLowerCase()).join('\n');
  const [subject] = words.slice(0, 2).filter((word) => named.includes(word));
  return {
    namesSomeone: Number(named.length > 0),
    namesAuthor: Number(named.some((name) => authors.has(name))),
    startsWithName: Number(subject !== undefined),
    startsWithOther: Number(subject !== undefined && !authors.has(subject)),
    namesStranger: Number(named.some((name) => !authors.has(name) && !said.includes(name))),
    severalAuthors: Number(authors.size > 1),
  };
}

function firstName(who: string): string {
  return (who.split(/[\s(（]/)[0] ?? '').toLowerCase();
}
