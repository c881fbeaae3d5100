import { readFile } from 'node:fs/promises';
import { UsageError } from '../base/errors.js';
import { verifyExport } from '../reports/verify-export.js';
import { parseOptions } from './parse-options.js';

const USAGE = 'aegis verify FILE.json|FILE.html [--head HASH]';

/** `aegis verify`: says whether an export was altered, and where first. Resolves to the exit code, 0 when intact. */
export async function verify(argv: readonly string[]): Promise<number> {
  const options = { head: { type: 'string' } } as const;
  const { values, positionals } = parseOptions({ args: [...argv], options, allowPositionals: true }, USAGE);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError(USAGE);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`${file} can't be read. ${USAGE}`, { cause });
  });
  const { isIntact, report } = verifyExport(text, values.head);
  console.log(report);
  return isIntact ? 0 : 1;
}
