import { ruleFamily } from '../redaction-rule.js';

/** The issuers' number ranges: Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay, Maestro. */
const ISSUED =
  /^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|35\d{14}|3[068]\d{12}|62\d{14}|(?:50|5[6-9]|67)\d{14})$/;

/** Payment card numbers, in one piece or in groups; the check digit separates them from other numbers. */
export const cardRules = ruleFamily(
  (text) => /\d{4}[ -]?\d{2}/.test(text),
  () => [
    {
      kind: 'card number',
      pattern: /(?<![A-Za-z0-9.-])\d{4}(?:[ -]?\d{2,6}){2,4}(?![A-Za-z0-9-]|\.\d)/dg,
      accept: ({ 0: digits }) => isCardNumber(digits.replace(/[ -]/g, '')),
    },
  ],
);

function isCardNumber(digits: string): boolean {
  return ISSUED.test(digits) && !/^(\d)\1+$/.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  const values = Array.from(digits, Number).reverse();
  const sum = values.reduce((total, value, position) => total + (position % 2 ? doubled(value) : value), 0);
  return sum % 10 === 0;
}

function doubled(value: number): number {
  return value > 4 ? value * 2 - 9 : value * 2;
}
