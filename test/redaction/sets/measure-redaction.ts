import { redact } from '../../../src/redaction/redact.js';
import { type Case, type Half, redactionSets } from './redaction-sets.js';

export type { Half };

interface ClassResult {
  name: string;
  total: number;
  /** Lines whose secret is gone completely, or benign lines that were left alone. */
  right: number;
  wrong: Case[];
}

/** Redacts every line of one half and counts by class. */
export function measureRedaction(half: Half): ClassResult[] {
  return Object.entries(redactionSets(half)).map(([name, cases]) => {
    const wrong = cases.filter((one) => !isRight(one));
    return { name, total: cases.length, right: cases.length - wrong.length, wrong };
  });
}

function isRight({ line, secret }: Case): boolean {
  const { text } = redact(line, { personal: false });
  return secret === undefined ? text === line : !reveals(text, secret);
}

/** Whether eight letters of a secret in a row can still be read, whatever comes between them; of a short one, all. */
function reveals(text: string, secret: string): boolean {
  const left = letters(text.replaceAll(PLACEHOLDER, ''));
  const whole = letters(secret);
  const size = whole.length > 16 ? 8 : whole.length;
  for (let at = 0; at + size <= whole.length; at += 1) {
    if (left.includes(whole.slice(at, at + size))) return true;
  }
  return false;
}

/** Names the kind, which may be what the secret begins with. */
const PLACEHOLDER = /\[redacted: [^\]]{1,40}\]/g;

const letters = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[аеорсхАКВМНТ]/g, (c) => 'aeopcxAKBMHT'['аеорсхАКВМНТ'.indexOf(c)] ?? c)
    .replace(/[^A-Za-z0-9]/g, '');
