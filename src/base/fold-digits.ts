/** The text with digits of any script and width as 0 to 9, and other characters in their compatible form. */
export function foldDigits(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
}

/** Unicode lays out each script's digits as ten consecutive code points. */
function digitOf(digit: string): number {
  let zero = digit.codePointAt(0) ?? 0;
  const own = zero;
  while (own - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return own - zero;
}
