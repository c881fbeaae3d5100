import { verifyExport } from '../reports/verify-export.js';
import { misuse } from './misuse.js';
import { parseOptions } from './parse-options.js';
import { readInput } from './read-input.js';
import type { CliCall } from './subcommand.js';

/** `aegis verify`: reports whether an export was altered, and where first. Resolves to 0 when it is intact. */
export async function verify(call: CliCall): Promise<number> {
  const { values, positionals } = parseOptions(
    call,
    { head: { type: 'string' }, signature: { type: 'string' }, key: { type: 'string' } },
    { words: 1 },
  );
  const [file] = positionals;
  if (file === undefined) throw misuse(call, 'Which export? Name its file.');
  const { head, signature, key } = values;
  if ((signature === undefined) !== (key === undefined)) {
    throw misuse(
      call,
      '`--signature` and `--key` go together. `--key` is a file with the public key in PEM.',
    );
  }
  const signed = signature !== undefined && key !== undefined;
  const text = await readInput(file);
  const witness = signed ? { value: signature, publicKey: await readInput(key) } : undefined;
  const { isIntact, report } = verifyExport(text, head, witness);
  console.log(report);
  return isIntact ? 0 : 1;
}
