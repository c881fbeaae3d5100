import fc from 'fast-check';
import { checkPostedBlocks, checkView } from 'slack-simulator/block-kit';
import { describe, expect, it } from 'vitest';
import { fitMessage } from '../../src/views/fit-message.js';
import { hostileText } from '../reports/hostile-records.js';
import { SAMPLES, type SampleTexts } from './samples.js';
import { findViewBuilders } from './view-builders.js';

/** Characters that no shown text may contain. */
const HIDDEN = /(?![\n\r\t])\p{Cc}|(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}|[\u2800\uFFF9-\uFFFC]/u;
/** What Aegis itself puts in angle brackets: people and channels of the record, times, links to messages. */
const OWN_MARKUP =
  /^<(?:@U01(?:ALICE|BOB)|#C01(?:INC|GENERAL)|!date\^\d+\^[^^|>]*(?:\^https:\/\/acme\.slack\.com\/[^|>]*)?\|[^>]*|https:\/\/acme\.slack\.com\/[^|>]*\|[^>]*)>$/;

const hostile: fc.Arbitrary<SampleTexts> = fc
  .record({
    words: fc.array(
      fc.oneof(
        { arbitrary: hostileText, weight: 4 },
        {
          arbitrary: fc.constantFrom('', '&<>'.repeat(4000), '\u{1F525}'.repeat(5000), 'x'.repeat(40_000)),
          weight: 1,
        },
      ),
      { minLength: 10, maxLength: 10 },
    ),
    many: fc.constantFrom(0, 1, 3, 60),
  })
  .map(({ words, many }) => ({
    word: (place, n = 0) => words[(place.charCodeAt(1) + place.length + n) % words.length] ?? '',
    many,
  }));

/** Every mrkdwn text of a view. */
function mrkdwnIn(view: object): { text: string; verbatim?: boolean }[] {
  const found: { text: string; verbatim?: boolean }[] = [];
  JSON.stringify(view, (_, value) => {
    if (value?.type === 'mrkdwn') found.push(value);
    return value;
  });
  return found;
}

it('has a sample of every view', () => {
  const built = findViewBuilders().map(({ name }) => name);

  expect(built.sort()).toEqual(Object.keys(SAMPLES).sort());
});

describe.each(Object.entries(SAMPLES))('%s', (_, build) => {
  it("stays within Slack's limits and lets no mention, link or hidden character through", () => {
    fc.assert(
      fc.property(hostile, (texts) => {
        const built = build(texts);
        // As the Slack client sends it.
        const view = 'type' in built ? built : fitMessage(built);

        if ('type' in view) checkView(view, view.type);
        else {
          if (view.blocks) checkPostedBlocks(view.blocks);
          expect(view.text.trim()).not.toBe('');
          expect(view.text.length).toBeLessThanOrEqual(4000);
        }
        const texted = mrkdwnIn(view);
        const shown = ['text' in view ? view.text : '', ...texted.map(({ text }) => text)].join('\n');
        expect(texted.filter(({ verbatim }) => verbatim !== true)).toEqual([]);
        expect((shown.match(/<[^>]*>?/g) ?? []).filter((markup) => !OWN_MARKUP.test(markup))).toEqual([]);
        expect(HIDDEN.test(shown)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
