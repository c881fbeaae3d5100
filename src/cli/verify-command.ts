import { readFile } from 'node:fs/promises';
import { UsageError } from '../base/errors.js';
import { verifyExport } from '../reports/verify-export.js';
import { parseOptions } from './parse-options.js';
import type { CliCall } from './subcommand.js';

/** `aegis verify`: reports whether an export was altered, and where first. Resolves to 0 when it is intact. */
export async function verify(call: CliCall): Promise<number> {
  const { values, positionals } = parseOptions(call, { head: { type: 'string' } });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError(call.usage);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`${file} can't be read. ${call.usage}`, { cause });
  });
  const { isIntact, report } = verifyExport(text, values.head);
  console.log(report);
  return isIntact ? 0 : 1;
}
