import type { ExportDocument } from '../record/export-document.js';

/** One entry a line, so that two exports can be compared line by line. */
export function renderJson({ format, head, entries }: ExportDocument): string {
  const lines = entries.map((entry) => JSON.stringify(entry));
  return `{"format":${JSON.stringify(format)},"head":${JSON.stringify(head)},"entries":[\n${lines.join(',\n')}\n]}\n`;
}
