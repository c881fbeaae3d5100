import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';

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

describe('a regular expression', () => {
  it('takes linear time wherever the product uses one', () => {
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    const patterns = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => patternsIn(join('src', file)));

    expect(patterns.flatMap(whySlow)).toEqual([]);
    expect(patterns.length).toBeGreaterThan(100);
  });

  it.each([
    ['two lists that can swap', '^(.+?)\\s*to\\s*(.+)$'],
    ['a repeated repetition', '^(a+)+$'],
    ['a run before the end', '\\s+$'],
  ])('is found when it is slow: %s', (_name, source) => {
    expect(whySlow({ where: 'here', source, flags: '' })).not.toEqual([]);
  });
});
