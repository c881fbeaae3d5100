import { verifyExport } from '../reports/verify-export.js';
import { misuse } from './misuse.js';
import { parseOptions } from './parse-options.js';
import { readInput } from './read-input.js';
import type { CliCall } from './subcommand.js';

/** `aegis verify`: reports whether an export was altered, and where first. Resolves to 0 when it is intact. */
export async function verify(call: CliCall): Promise<number> {
  const { values, positionals } = parseOptions(call, { head: { type: 'string' } }, { words: 1 });
  const [file] = positionals;
  if (file === undefined) throw misuse(call, 'Which export? Name its file.');
  const text = await readInput(file);
  const { isIntact, report } = verifyExport(text, values.head);
  console.log(report);
  return isIntact ? 0 : 1;
}
