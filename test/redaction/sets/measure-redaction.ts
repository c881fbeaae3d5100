import { redact } from '../../../src/redaction/redact.js';
import { type Case, type Half, redactionSets } from './redaction-sets.js';

export type { Half };

interface ClassResult {
  name: string;
  total: number;
  /** How many lines lost their secret completely, or how many benign lines were left alone. */
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

/**
 * Whether eight consecutive letters of a secret are still readable, whatever is between them. For a short one, all of
 * them.
 */
function reveals(text: string, secret: string): boolean {
  const left = letters(text.replaceAll(PLACEHOLDER, ''));
  const whole = letters(secret);
  const size = whole.length > 16 ? 8 : whole.length;
  for (let at = 0; at + size <= whole.length; at += 1) {
    if (left.includes(whole.slice(at, at + size))) return true;
  }
  return false;
}

/** The placeholder's kind may contain the start of the secret. */
const PLACEHOLDER = /\[redacted: [^\]]{1,40}\]/g;

const letters = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[аеорсхАКВМНТ]/g, (c) => 'aeopcxAKBMHT'['аеорсхАКВМНТ'.indexOf(c)] ?? c)
    .replace(/[^A-Za-z0-9]/g, '');
