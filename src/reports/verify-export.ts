import { type ExportDocument, readExport, sealOf } from './record/export-document.js';
import { firstBroken } from './record/hash-chain.js';
import { dataInHtml, renderHtml } from './render/export-html.js';

/** Whether a file is what was exported, with a one-line report for the person who asked. */
export interface Verdict {
  isIntact: boolean;
  report: string;
}

/** Checks a JSON or HTML export against its own hashes and, when given, against a head recorded elsewhere. */
export function verifyExport(file: string, expectedHead?: string): Verdict {
  const text = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const data = dataInHtml(text);
  const document = readExport(data ?? text);
  if (!document) {
    return altered(
      "This isn't a JSON or HTML export from Aegis, or its structure was altered. Markdown exports can't be verified.",
    );
  }
  const problem =
    problemOf(document, expectedHead) ?? (data === undefined ? undefined : pageProblem(document, text));
  if (problem !== undefined) return altered(problem);
  const { entries, head } = document;
  return { isIntact: true, report: `Intact: ${entries.length} entries, head ${head}` };
}

function altered(report: string): Verdict {
  return { isIntact: false, report };
}

function problemOf(document: ExportDocument, expectedHead: string | undefined): string | undefined {
  const { entries, head } = document;
  const broken = firstBroken(entries);
  if (broken !== undefined) {
    return `Altered: entry ${broken + 1}, ${JSON.stringify(entries[broken]?.item.SK)}, is the first that differs from the export, or an entry before it was added, moved or removed.`;
  }
  const seal = sealOf(document);
  if (seal?.items !== entries.length - 1) return `Altered: the end is missing after entry ${entries.length}.`;
  if (head !== entries.at(-1)?.hash) return "Altered: the head isn't the hash of the last entry.";
  if (expectedHead === undefined || expectedHead.toLowerCase() === head) return undefined;
  return `Altered: the hashes are consistent, but the head is ${head}.`;
}

/** Renders the page again and compares, because what people read must match the items. */
function pageProblem(document: ExportDocument, page: string): string | undefined {
  const lines = page.split('\n');
  const expected = renderHtml(document).split('\n');
  const place = expected.findIndex((line, i) => line !== lines[i]);
  if (place < 0 && lines.length === expected.length) return undefined;
  const entry = /id="e(\d+)"/.exec(expected[place] ?? '')?.[1];
  const where =
    entry === undefined ? `line ${place < 0 ? expected.length + 1 : place + 1}` : `entry ${entry}`;
  return `Altered: the items are intact, but ${where} of the page doesn't match them.`;
}
