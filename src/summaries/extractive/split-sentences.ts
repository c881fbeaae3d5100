const FENCE = /```[\s\S]*?(?:```|$)/g;
/** A list's marker, a quote's, or a heading's at the start of a line. */
const MARKER = /^\s*(?:[-*•>]+\s+)/;
const NUMBERED = /^\s*(?:\(\d{1,2}\)|\d{1,2}[.):])\s+\S/;
const CLOCK_FIRST = /^\s*\d{1,2}:\d{2}\b/;

const english = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The sentences of a message, in order, each on one line. Of code only the lines are kept that begin with a clock
 * time: people paste feeds of events that way, and everything else in a fence is no sentence.
 */
export function splitSentences(text: string): string[] {
  const prose = text.replace(FENCE, (block) => `\n${datedLines(block)}\n`);
  return prose
    .split(/\n+/)
    .flatMap((line) => (isListed(line) ? [line] : splitLine(line)))
    .map((sentence) => sentence.replace(MARKER, '').replace(/\s+/g, ' ').trim())
    .filter((sentence) => /\p{L}|\p{N}/u.test(sentence));
}

/** The items of a numbered list, as they are numbered. */
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

/** What follows an abbreviation or a number's point in lower case still belongs to the sentence. */
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
