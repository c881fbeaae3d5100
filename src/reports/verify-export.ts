import { type ExportDocument, readExport, sealOf } from './record/export-document.js';
import { firstBroken } from './record/hash-chain.js';
import { dataInHtml, renderHtml } from './render/export-html.js';

/** Whether a file is what was exported, in words for whoever asked. */
export interface Verdict {
  isIntact: boolean;
  words: string;
}

/** Holds an export, JSON or HTML, against its own hashes and, if given, against a head noted elsewhere. */
export function verifyExport(file: string, expectedHead?: string): Verdict {
  const text = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const data = dataInHtml(text);
  const document = readExport(data ?? text);
  if (!document) {
    return altered(
      'This is no JSON or HTML export of Aegis, or its frame was altered. Markdown holds no items to check.',
    );
  }
  const problem =
    problemOf(document, expectedHead) ?? (data === undefined ? undefined : pageProblem(document, text));
  if (problem !== undefined) return altered(problem);
  const { entries, head } = document;
  return { isIntact: true, words: `Intact: ${entries.length} entries, head ${head}` };
}

function altered(words: string): Verdict {
  return { isIntact: false, words };
}

function problemOf(document: ExportDocument, expectedHead: string | undefined): string | undefined {
  const { entries, head } = document;
  const broken = firstBroken(entries);
  if (broken !== undefined) {
    return `Altered: entry ${broken + 1}, ${JSON.stringify(entries[broken]?.item.SK)}, is the first that is not as exported, or something before it was added, moved or taken out.`;
  }
  const seal = sealOf(document);
  if (seal?.items !== entries.length - 1) return `Altered: the end is missing after entry ${entries.length}.`;
  if (head !== entries.at(-1)?.hash) return 'Altered: the head is not the hash of the last entry.';
  if (expectedHead === undefined || expectedHead.toLowerCase() === head) return undefined;
  return `Altered: the hashes fit each other, but the head is ${head}.`;
}

/** What people read must be what the items say: the page is printed again and compared. */
function pageProblem(document: ExportDocument, page: string): string | undefined {
  const lines = page.split('\n');
  const expected = renderHtml(document).split('\n');
  const place = expected.findIndex((line, i) => line !== lines[i]);
  if (place < 0 && lines.length === expected.length) return undefined;
  const entry = /id="e(\d+)"/.exec(expected[place] ?? '')?.[1];
  const where =
    entry === undefined ? `line ${place < 0 ? expected.length + 1 : place + 1}` : `entry ${entry}`;
  return `Altered: the items are intact, but the page shows ${where} otherwise than they say.`;
}
