import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/reports/record/canonical-json.js';
import { renderJson } from '../../src/reports/record/export-document.js';
import { chain, firstBroken } from '../../src/reports/record/hash-chain.js';
import { renderHtml } from '../../src/reports/render/export-html.js';
import { verifyExport } from '../../src/reports/verify-export.js';
import { anExport, aRecord, hostileRecord } from './hostile-records.js';

const document = anExport(aRecord());

describe('canonical JSON', () => {
  it('is the same for any order of attributes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());

        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('sorts like the example in RFC 8785', () => {
    const value = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '\u{1F600}': 'Smile',
      '\u0080': 'C',
      '\u00f6': 'o',
    };

    expect(Object.keys(JSON.parse(canonicalJson(value))).length).toBe(7);
    expect(canonicalJson(value)).toBe(
      '{"\\r":"CR","1":"One","\u0080":"C","\u00f6":"o","\u20ac":"Euro","\u{1F600}":"Smile","\ufb33":"Dalet"}',
    );
  });
});

describe('the hash chain', () => {
  it('finds the first entry that was changed, added, removed or moved', () => {
    const items = fc.array(fc.record({ SK: fc.string(), text: fc.string() }), { minLength: 2, maxLength: 9 });

    fc.assert(
      fc.property(
        items,
        fc.nat(),
        fc.constantFrom('change', 'remove', 'add', 'move', 'hash'),
        (list, n, how) => {
          const entries = chain(list);
          const index = n % (list.length - 1);
          const altered = structuredClone(entries);
          const [here, next] = [altered[index], altered[index + 1]];
          if (!here || !next) return;
          if (how === 'change') here.item.text = `${here.item.text}x`;
          if (how === 'remove') altered.splice(index, 1);
          if (how === 'add') altered.splice(index, 0, { hash: here.hash, item: { SK: `${here.item.SK}+` } });
          if (how === 'move') altered.splice(index, 2, next, here);
          if (how === 'hash') here.hash = here.hash.replace(/^./, (c) => (c === '0' ? '1' : '0'));

          expect(firstBroken(entries)).toBeUndefined();
          expect(firstBroken(altered)).toBe(index);
        },
      ),
    );
  });
});

describe('an export', () => {
  it('is intact when unaltered, with any text in it', () => {
    fc.assert(
      fc.property(hostileRecord, (record) => {
        const made = anExport(record);

        expect(verifyExport(renderJson(made))).toMatchObject({ isIntact: true });
        expect(verifyExport(renderHtml(made).replaceAll('\n', '\r\n'))).toMatchObject({ isIntact: true });
      }),
    );
  });

  it.each([
    ['JSON', renderJson(document)],
    ['HTML', renderHtml(document)],
  ])("isn't intact if any single character changes: %s", (_, file) => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.constantFrom('x', '7', '"', '<'), (place, character) => {
        fc.pre(file[place] !== character && !/\s/.test(file[place] ?? ''));

        const altered = `${file.slice(0, place)}${character}${file.slice(place + 1)}`;

        expect(verifyExport(altered).isIntact).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('names the entry that was altered', () => {
    const file = renderJson(document).replace('word 10', 'word ten');

    const { report } = verifyExport(file);

    expect(report).toContain('entry 5, "COMMENT#2025-01-15T14:06:00.000001Z"');
  });

  it('names the entry that a page shows differently from its item', () => {
    const file = renderHtml(document).replace('>word 10<', '>word ten<');

    expect(verifyExport(file).report).toContain('entry 5 of the page');
  });

  it("isn't intact if it's truncated", () => {
    const entries = document.entries.slice(0, -1);
    const cut = { ...document, entries, head: entries.at(-1)?.hash ?? '' };

    expect(verifyExport(renderJson(cut)).report).toContain('the end is missing');
  });

  it("isn't intact if it's forged from other items, given an earlier head", () => {
    const forged = renderJson(anExport(aRecord(['another title'])));

    expect(verifyExport(forged)).toMatchObject({ isIntact: true });
    expect(verifyExport(forged, document.head)).toMatchObject({ isIntact: false });
  });

  it.each([
    ['a duplicate value', (json: string) => json.replace('"SK":', '"text":"fake","SK":')],
    ['duplicate entries', (json: string) => json.replace('"entries":', '"entries":[],"entries":')],
    ['a hash twice', (json: string) => json.replace('{"hash":', '{"hash":"0","hash":')],
    ['an escaped letter', (json: string) => json.replace('word 10', 'word \\u00310')],
    ['an extra member', (json: string) => json.replace('{"format":', '{"note":"signed","format":')],
    ['text after the end', (json: string) => `${json}{}`],
    ['other spaces', (json: string) => json.replace('"entries":', '"entries": ')],
    [
      'an array of 100,000 levels',
      (json: string) => json.replace('"entries":', `"x":${'['.repeat(100_000)}`),
    ],
    [
      'an item of 20,000 levels',
      (json: string) => json.replace('"SK":', `"d":${'{"d":'.repeat(20_000)}1${'}'.repeat(20_000)},"SK":`),
    ],
  ])("isn't intact if its JSON has %s", (_, alter) => {
    const json = renderJson(document);

    const altered = alter(json);

    expect(altered).not.toBe(json);
    expect(verifyExport(altered).isIntact).toBe(false);
    expect(verifyExport(altered, document.head).isIntact).toBe(false);
  });

  it('says which incident is intact, and what only a known head can prove', () => {
    const unknown = verifyExport(renderJson(document)).report;
    const known = verifyExport(renderJson(document), document.head).report;

    expect(unknown).toMatch(/Intact: INC-\S+, .*To prove that it's the original, add `--head`/);
    expect(known).toMatch(/Intact: INC-\S+, .*It has the head you gave/);
  });

  it("isn't found in Markdown or anything else", () => {
    expect(verifyExport('# INC-42')).toMatchObject({ isIntact: false });
    expect(verifyExport('')).toMatchObject({ isIntact: false });
  });
});
