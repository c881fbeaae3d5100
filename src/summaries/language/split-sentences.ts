import { goesOn } from './goes-on.js';

export interface Sentence {
  text: string;
  /** Whether it's a list item. */
  isListed: boolean;
}

const FENCE = /```[\s\S]*?(?:```|$)/g;
/** A list or quote marker at the start of a line. */
const MARKER = /^\s{0,8}(?:[-*•>]{1,3}\s{1,8}|\(?\d{1,2}[.):]\s{1,8}|\(\d{1,2}\)\s{1,8})/;
const CLOCK_FIRST = /^\s{0,8}\d{1,2}:\d{2}\b/;
/** More than anyone writes in one message. */
const SENTENCES_MAX = 60;
const LINES_MAX = 500;

/**
 * Splits a message into sentences. From code blocks, keeps only lines that start with a clock time, because people
 * paste event feeds that way.
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
  const texts = CLOCK_FIRST.test(line) ? [plain] : splitLine(plain).map(tidy);
  return texts.map((text) => ({ text, isListed }));
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

/** A line without any of these is one sentence. `db1.eu`, `1.5` and `/search?q=1` don't end one. */
const MAY_END =
  /[。！？｡．]|[.!?…](?:\s?»|["'”“’›)\]]){0,3}\s|[!?][ぁ-ヿ一-鿿]|(?:です|ます|した|せん|さい|しょう)[かねよ]{0,2}\s/u;
/** In Japanese, a space after a polite ending is enough. */
const END =
  /[.!?…]{1,6}(?:\s?»|["'”“’›)\]]){0,3}\s+|[。！？｡．…]{1,6}["'”’」』）)\]〉》】]{0,3}\s*|[!?]{1,3}(?=[ぁ-ヿ一-鿿])|(?<=です|ます|ました|でした|ません|ください|でしょう)[かねよ]{0,2}\s+/gu;
const CODE = /`[^`\n]{1,300}`/g;
/** How many characters after a stop decide whether it ends the sentence. */
const AHEAD_MAX = 24;

function splitLine(line: string): string[] {
  if (!MAY_END.test(line)) return [line];
  const code = line.includes('`') ? [...line.matchAll(CODE)] : [];
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: stop, index } of line.matchAll(END)) {
    const end = index + stop.length;
    const isInCode = code.some((span) => span.index < index && index < span.index + span[0].length);
    if (isInCode || end === line.length) continue;
    if (goesOn(line.slice(start, end), line.slice(end, end + AHEAD_MAX))) continue;
    sentences.push(line.slice(start, end));
    start = end;
  }
  return [...sentences, line.slice(start)];
}
