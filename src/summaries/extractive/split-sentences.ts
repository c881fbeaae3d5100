const FENCE = /```[\s\S]*?(?:```|$)/g;
/** A list or quote marker at the start of a line. */
const MARKER = /^\s*(?:[-*•>]+\s+)/;
const NUMBERED = /^\s*(?:\(\d{1,2}\)|\d{1,2}[.):])\s+\S/;
const CLOCK_FIRST = /^\s*\d{1,2}:\d{2}\b/;

/** Of one message. Slack's 40,000 characters can be 13,000 lines, and no summary quotes the thousandth. */
const MAX_LINES = 1_000;

const english = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Splits a message into sentences. From code blocks, keeps only lines that start with a clock time, because people paste
 * event feeds that way.
 */
export function splitSentences(text: string): string[] {
  const prose = text.replace(FENCE, (block) => `\n${datedLines(block)}\n`);
  return prose
    .split(/\n+/, MAX_LINES)
    .flatMap((line) => (isListed(line) ? [line] : splitLine(line)))
    .map((sentence) => sentence.replace(MARKER, '').replace(/\s+/g, ' ').trim())
    .filter((sentence) => /\p{L}|\p{N}/u.test(sentence));
}

/** The sentences that are items of a numbered list. */
export function listItems(sentences: readonly string[]): string[] {
  return sentences.filter((sentence) => NUMBERED.test(sentence));
}

function isListed(line: string): boolean {
  return NUMBERED.test(line) || CLOCK_FIRST.test(line);
}

function datedLines(block: string): string {
  return block
    .split('\n')
    .filter((line) => CLOCK_FIRST.test(line))
    .join('\n');
}

/** A segment in lower case continues the sentence: the point before it was an abbreviation's. */
function splitLine(line: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of english.segment(line)) {
    const previous = sentences.at(-1);
    if (previous !== undefined && /^\p{Ll}/u.test(segment))
      sentences[sentences.length - 1] = previous + segment;
    else sentences.push(segment);
  }
  return sentences;
}
