import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { parseSync, Visitor } from 'oxc-parser';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { createChance } from './support/chance.js';
import { textMatching } from './support/text-matching.js';

const ROOT = join(import.meta.dirname, '..');

interface Pattern {
  where: string;
  source: string;
  flags: string;
}

/** Every regular expression literal in a file. */
function patternsIn(file: string): Pattern[] {
  const code = readFileSync(join(ROOT, file), 'utf8');
  const found: Pattern[] = [];
  const collect = new Visitor({
    Literal(node) {
      if (!('regex' in node) || !node.regex) return;
      const line = code.slice(0, node.start).split('\n').length;
      found.push({ where: `${file}:${line}`, source: node.regex.pattern, flags: node.regex.flags });
    },
  });
  collect.visit(parseSync(file, code).program);
  return found;
}

/** Why a pattern may take more than linear time, or nothing. */
function whySlow({ where, source, flags }: Pattern): string[] {
  const { reports } = analyse({ source, flags }, { reportTypes: { Move: true, Self: true, Trade: true } });
  return reports.map(({ type, exponential }) => `${where} /${source}/ ${exponential ? 'exponential' : type}`);
}

function samplesOf({ source, flags }: Pattern): string[] {
  const random = createChance(1);
  return Array.from({ length: 3 }, () => textMatching(new RegExp(source, flags), random));
}

/** A text with a part of it many times, and an end that no pattern expects. */
function pumped(text: string): string[] {
  return [1, 3, 8].flatMap((length) => {
    const many = (at: number) => text.slice(Math.max(0, at - length), at).repeat(Math.ceil(60 / length));
    const middle = Math.floor(text.length / 2);
    return [
      `${text}${many(text.length)}\0`,
      `${text.slice(0, middle)}${many(middle)}${text.slice(middle)}\0`,
    ];
  });
}

const search = new Script(
  'for (const { regex, texts } of searches) for (const text of texts) text.search(regex)',
);
const context = createContext();

/** The patterns that take forever for a short text: `analyse` misses alternatives that match the same. */
function findEndless(patterns: Pattern[], patienceMs: number): string[] {
  const searches = patterns.map((pattern) => ({
    regex: new RegExp(pattern.source, pattern.flags),
    texts: samplesOf(pattern).flatMap(pumped),
  }));
  Object.assign(context, { searches });
  try {
    search.runInContext(context, { timeout: patienceMs });
    return [];
  } catch {
    const [only, ...others] = patterns;
    if (only && others.length === 0) return [only.where];
    const middle = Math.ceil(patterns.length / 2);
    return [patterns.slice(0, middle), patterns.slice(middle)].flatMap((half) =>
      findEndless(half, patienceMs),
    );
  }
}

function productPatterns(): Pattern[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts')).flatMap((file) => patternsIn(join('src', file)));
}

describe('a regular expression', () => {
  it('takes linear time wherever the product uses one', () => {
    const patterns = productPatterns();

    expect(patterns.flatMap(whySlow)).toEqual([]);
    expect(patterns.length).toBeGreaterThan(100);
  });

  it('comes to an end where a text nearly matches', () => {
    const patterns = productPatterns();

    expect(findEndless(patterns, 5_000)).toEqual([]);
  });

  it('is found when it never ends', () => {
    const source = '\\d{5}[|](?:(?=[\\w-]{0,39}[A-Z])[\\w-]|[a-z0-9]){27,40}(?![\\w-])';

    expect(findEndless([{ where: 'here', source, flags: '' }], 100)).toEqual(['here']);
  });

  it.each([
    ['two lists that can swap', '^(.+?)\\s*to\\s*(.+)$'],
    ['a repeated repetition', '^(a+)+$'],
    ['a run before the end', '\\s+$'],
  ])('is found when it is slow: %s', (_name, source) => {
    expect(whySlow({ where: 'here', source, flags: '' })).not.toEqual([]);
  });
});
