import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { CheckedSentence } from '../../../summaries/checker/text/reading.js';
import { context, type Message, section } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { label } from '../../../views/text.js';
import { LINKS_SHOWN, sourceList } from '../workflow/claim-lines.js';
import type { Permalink } from '../workflow/source-links.js';

const MARKS: Readonly<Record<CheckedSentence['verdict'], string>> = {
  on_record: ':white_check_mark: *On record*',
  contradicted: ':x: *The record says otherwise*',
  not_on_record: ':grey_question: *Not on record*',
};

const SENTENCE_MAX = 400;

interface CheckView {
  /** The checked text in the form of a summary, for its links. */
  checked: Summary;
  sentences: readonly CheckedSentence[];
  permalink: Permalink;
}

/** Each sentence of a text, with whether it's on record. */
export function buildCheck({ checked, sentences, permalink }: CheckView): Message {
  const id = shortId(checked.incident_id);
  const sources = sourceList(checked, { permalink, links: LINKS_SHOWN });
  if (sentences.length === 0) {
    const text = `There's no sentence to compare with the record of ${id}. Add one: \`/incident check we rolled back at 14:20\`.`;
    return { text, blocks: [section(text)] };
  }
  const count = (verdict: CheckedSentence['verdict']) =>
    sentences.filter((one) => one.verdict === verdict).length;
  const text = `Compared with the record of ${id}: ${count('on_record')} of ${sentences.length} on record, ${count('contradicted')} contradicted`;
  return {
    text,
    blocks: [
      ...sentences.map(({ text: said, verdict, citations }) =>
        section(`${MARKS[verdict]}  ${sources(citations)}`.trimEnd() + `\n> ${label(said, SENTENCE_MAX)}`),
      ),
      context(`${text}. Check the sources before you rely on this: it compares words, not meaning.`),
    ],
  };
}
