import { createVerify } from 'node:crypto';
import { type ExportDocument, readExport, renderJson, sealOf } from './record/export-document.js';
import { firstBroken } from './record/hash-chain.js';
import { dataInHtml, renderHtml } from './render/export-html.js';

/** Whether a file is what was exported, with a one-line report for the person who asked. */
export interface Verdict {
  isIntact: boolean;
  report: string;
}

/** A signature of the head, in base64, and the public half of the key that made it, in PEM. */
interface HeadSignature {
  value: string;
  publicKey: string;
}

/** Checks a JSON or HTML export against its own hashes and, when given, against a head or signature kept elsewhere. */
export function verifyExport(file: string, expectedHead?: string, signature?: HeadSignature): Verdict {
  const text = file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const data = dataInHtml(text);
  const document = readExport(data ?? text);
  if (!document) {
    return altered(
      "This isn't a JSON or HTML export from Aegis, or its structure was altered. Markdown exports can't be verified.",
    );
  }
  const rendered = data === undefined ? jsonProblem : pageProblem;
  const problem =
    problemOf(document, expectedHead) ?? rendered(document, text) ?? signatureProblem(document, signature);
  if (problem !== undefined) return altered(problem);
  return {
    isIntact: true,
    report: describeIntact(document, {
      isHeadKnown: expectedHead !== undefined,
      isSigned: signature !== undefined,
    }),
  };
}

/** What was verified, and what remains unproven when nobody kept the head. */
function describeIntact(
  document: ExportDocument,
  { isHeadKnown, isSigned }: { isHeadKnown: boolean; isSigned: boolean },
): string {
  const { entries, head } = document;
  const { incident_id, exported_at, exported_by } = sealOf(document) ?? {};
  const summary = `Intact: ${incident_id}, ${entries.length} entries, exported ${exported_at} by ${exported_by}, head ${head}.`;
  if (isSigned) {
    return `${summary} Its head was signed with the key you gave, so it's what Aegis exported; only someone who may use that key could have signed another.`;
  }
  if (isHeadKnown) return `${summary} It has the head you gave, so it's the export that head belongs to.`;
  return `${summary} Its hashes are consistent, which a forger can arrange too. To prove that it's the original, add \`--head\` with the head that was posted when it was exported, or \`--signature\` and \`--key\` if heads are signed.`;
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

function signatureProblem(
  { head }: ExportDocument,
  signature: HeadSignature | undefined,
): string | undefined {
  if (!signature || isSignedBy(head, signature)) return undefined;
  return `Altered: the hashes are consistent, but the signature isn't one of the head ${head} by the key you gave.`;
}

function isSignedBy(head: string, { value, publicKey }: HeadSignature): boolean {
  try {
    return createVerify('sha256').update(head).verify(publicKey, value, 'base64');
  } catch {
    return false;
  }
}

/**
 * Writes the JSON again and compares, because a parser drops what it reads twice: a file can show readers one value and
 * be verified with another.
 */
function jsonProblem(document: ExportDocument, text: string): string | undefined {
  const lines = text.trimEnd().split('\n');
  const expected = renderJson(document).trimEnd().split('\n');
  const place = expected.findIndex((line, i) => line !== lines[i]);
  if (place < 0 && lines.length === expected.length) return undefined;
  const line = place < 0 ? expected.length + 1 : place + 1;
  return `Altered: line ${line} isn't written as Aegis writes it. It may repeat or add something, or only have other spaces; verify the file as it was exported.`;
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
