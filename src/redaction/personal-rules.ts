import { BlockList, isIPv6 } from 'node:net';
import type { Rule } from './rule.js';

/** RFC 1918, RFC 6598, loopback, link-local, multicast and the like: they are of no person and responders need them. */
const internal = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  internal.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  internal.addSubnet(net, bits, 'ipv6');
}

/** What tells of a person: how to reach them, and where they are. */
export const personalRules: readonly Rule[] = [
  {
    kind: 'e-mail',
    pattern: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[A-Za-z]{2,24}(?![\w-])/dg,
    accept: ([address]) => !address.startsWith('git@'),
  },
  {
    kind: 'phone',
    pattern:
      /(?<![\w.#/=:+-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{2,5}(?:[ .-]\d{2,8}){1,4}(?![\w-]|[.:]\d)/dg,
    accept: (match) => isPhone(match),
  },
  { kind: 'phone', pattern: /(?<![\w.#/=:+-])\+[1-9]\d{7,14}(?![\w-]|\.\d)/dg },
  {
    kind: 'IP address',
    pattern: /(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)/dg,
    accept: (match) => isPublicV4(match),
  },
  {
    kind: 'IP address',
    pattern: /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:.])/dgi,
    accept: ([address]) => isPublicV6(address),
  },
];

const SAYS_PHONE =
  /\b(?:phone|tel|telephone|call|mobile|cell|whatsapp|sms|text|dial|ring|reach|fax|number)\b[^\n]{0,24}$/i;
const DATE = /^\d{4}[ .-]\d{1,2}[ .-]\d{1,2}$|^\d{1,2}[ .-]\d{1,2}[ .-]\d{4}$/;

function isPhone({ 0: text, input, index }: RegExpExecArray): boolean {
  const digits = text.replace(/\D/g, '').length;
  if (digits < 8 || digits > 15 || DATE.test(text)) return false;
  if (
    text.startsWith('+') ||
    /^\(\d{3}\) ?\d{3}[ .-]\d{4}$/.test(text) ||
    /^\d{3}([ .-])\d{3}\1\d{4}$/.test(text)
  )
    return true;
  return SAYS_PHONE.test(input.slice(Math.max(0, index - 40), index));
}

function isPublicV4({ 0: address, input, index }: RegExpExecArray): boolean {
  if (address.split('.').some((part) => Number(part) > 255 || /^0\d/.test(part))) return false;
  // `version 1.2.3.4` has the form of an address.
  if (
    /\b(?:v|ver|version|release|build|upgrade[d]? to)[ .:=]{0,3}$/i.test(
      input.slice(Math.max(0, index - 16), index),
    )
  )
    return false;
  return !internal.check(address, 'ipv4');
}

function isPublicV6(address: string): boolean {
  const groups = address.split(':').filter((group) => group !== '');
  return groups.length >= 3 && isIPv6(address) && !internal.check(address, 'ipv6');
}
