export interface Sentence {
  text: string;
  /** Whether it's an item of a list. */
  isListed: boolean;
}

const FENCE = /```[\s\S]*?(?:```|$)/g;
/** A list or quote marker at the start of a line. */
const MARKER = /^\s{0,8}(?:[-*•>]{1,3}\s{1,8}|\(?\d{1,2}[.):]\s{1,8}|\(\d{1,2}\)\s{1,8})/;
const CLOCK_FIRST = /^\s{0,8}\d{1,2}:\d{2}\b/;
/** More than anyone writes in one message. */
const SENTENCES_MAX = 60;
const LINES_MAX = 500;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(text: string): Intl.Segmenter {
  const locale = /[。！？]/.test(text) ? 'ja' : 'en';
  const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(locale, known);
  return known;
}

/**
 * Splits a message into sentences. From code blocks, keeps only lines that start with a clock time, because people paste
 * event feeds that way.
 */
export function splitSentences(text: string): Sentence[] {
  const prose = text.includes('```') ? text.replace(FENCE, (block) => `\n${datedLines(block)}\n`) : text;
  const lines = prose.split('\n').filter((line) => line !== '');
  return lines
    .slice(0, LINES_MAX)
    .flatMap(sentencesOfLine)
    .filter(({ text: sentence }) => /[\p{L}\p{N}]/u.test(sentence))
    .slice(0, SENTENCES_MAX);
}

function sentencesOfLine(line: string): Sentence[] {
  const isListed = MARKER.test(line);
  const plain = tidy(line.replace(MARKER, ''));
  if (isListed || CLOCK_FIRST.test(line)) return [{ text: plain, isListed }];
  return splitLine(plain).map((text) => ({ text: tidy(text), isListed: false }));
}

const UNTIDY = /^\s|\s$|\s\s|[^\S ]/;

function tidy(text: string): string {
  return UNTIDY.test(text) ? text.split(/\s/).filter(Boolean).join(' ') : text;
}

function datedLines(block: string): string {
  return block
    .split('\n')
    .filter((line) => CLOCK_FIRST.test(line))
    .join('\n');
}

/** After these, a point doesn't end the sentence. */
const ABBREVIATION =
  /(?:^|\s)(?:e\.g|i\.e|approx|ca|bzw|z\.B|usw|etc|Nr|no|vs|p\.ej|aprox|env|resp|incl|inkl|ggf|Dr|Sr|Sra|Mr|Mrs)\.\s?$/i;

const ABBREVIATION_MAX = 12;
/** `Order: 1. Mail everyone. 2. Set the price.`: the number belongs to what follows. */
const ORDINAL = /(?:^|[:：.!?;)]\s)\d{1,2}[.)]\s?$/;
/** `am 4. April`. */
const DAY = /(?:^|\s)\d{1,2}\.\s?$/;
const MONTH =
  /^(?:Jan(?:uar)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?)\b/;
/** Without any, a line is one sentence, and needn't be segmented, which takes long. `db1.eu` and `1.5` go on. */
const STOP_INSIDE = /(?:[!?…。！？｡]|\.(?![a-z\d]))["'”’»)\]]{0,3}[^.!?]/u;

/** A segment after an abbreviation, or one in lower case after a very short one, continues the sentence. */
function splitLine(line: string): string[] {
  if (!STOP_INSIDE.test(line)) return [line];
  const sentences: string[] = [];
  for (const { segment } of segmenterFor(line).segment(line)) {
    const previous = sentences.at(-1);
    if (previous !== undefined && goesOn(previous.slice(-ABBREVIATION_MAX), segment))
      sentences[sentences.length - 1] = previous + segment;
    else sentences.push(...splitAtStops(segment));
  }
  return sentences;
}

function goesOn(end: string, segment: string): boolean {
  return ABBREVIATION.test(end) || ORDINAL.test(end) || (DAY.test(end) && MONTH.test(segment));
}

/** People often go on in lower case, where a segmenter sees no new sentence: `not the bots. login backlog`. */
function splitAtStops(segment: string): string[] {
  return segment.split(/(?<=[\p{L}\p{N})”"']{2}[.!?]\s)(?=\p{Ll})/u);
}
