import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { lazy } from '../../base/lazy.js';
import { type RuleMatch, ruleFamily } from '../redaction-rule.js';

const V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const;
const V6 = [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const;

/** RFC 1918, RFC 6598, loopback, link-local, multicast and similar: they identify no person, and responders need them. */
const internal = lazy(() => {
  const list = new BlockList();
  for (const [net, bits] of V4) list.addSubnet(net, bits, 'ipv4');
  for (const [net, bits] of V6) list.addSubnet(net, bits, 'ipv6');
  return list;
});

/** Personal data: how to reach people, and the public addresses they connect from. */
export const personalRules = ruleFamily(
  (text) => /[@:.]|\d{2}/.test(text),
  () => [
    {
      kind: 'e-mail',
      hint: '@',
      pattern:
        /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_+][\p{L}\p{N}_.+'%-]{0,63}@[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){0,4}\.\p{L}{2,24}(?![\p{L}\p{N}_-])/dgu,
      accept: isMailbox,
    },
    {
      kind: 'phone',
      pattern:
        /(?<![\w.#/=:+-])(?:\+\d{1,3}[ .-]?|1[ .-])?(?:\(\d{1,5}\)[ .-]?)?\d{2,5}(?:[ .-]\d{2,8}){1,4}(?![\w-]|[.:]\d)/dg,
      accept: (match) => isPhone(match),
    },
    { kind: 'phone', hint: '+', pattern: /(?<![\w.#/=:+-])\+[1-9]\d{7,14}(?![\w-]|\.\d)/dg },
    { kind: 'phone', hint: ':', pattern: /(?<!\w)(?:tel|sms|callto):(?<secret>\+?[\d().-]{7,20}\d)/dg },
    {
      kind: 'phone',
      pattern: /(?<![\w.#/=:+-])0\d{8,12}(?![\w-]|[.:]\d)/dg,
      accept: ({ input, index }) => MENTIONS_PHONE.test(input.slice(Math.max(0, index - 40), index)),
    },
    {
      kind: 'IP address',
      hint: '.',
      pattern: /(?<![A-Za-z0-9.]|[A-Za-z]-)\d{1,3}(?:\.\d{1,3}){3}(?![A-Za-z0-9]|-(?!\d{1,3}\.)|\.\d)/dg,
      accept: isPublicV4,
    },
    // EC2 host names contain the IP address.
    {
      kind: 'IP address',
      hint: '-',
      pattern: /(?<![\w.-])(?:ec2|ip)-(?<secret>\d{1,3}(?:-\d{1,3}){3})(?![\w-])/dg,
      accept: ({ groups }) => isPublic(groups?.secret?.replaceAll('-', '.') ?? ''),
    },
    {
      kind: 'IP address',
      hint: ':',
      pattern: /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:.])/dgi,
      accept: ({ 0: address }) => isPublicV6(address),
    },
  ],
);

const MENTIONS_PHONE =
  /\b(?:phone|tel|telephone|telefon|handy|tél|call|mobile|cell|whatsapp|sms|text|dial|ring|reach|fax|number)\b[^\n]{0,24}$/i;
const DATE = /^\d{4}[ .-]\d{1,2}[ .-]\d{1,2}$|^\d{1,2}[ .-]\d{1,2}[ .-]\d{4}$/;

/** `git@github.com` and `ssh deploy@bastion.internal` are accounts on machines, not mailboxes. */
function isMailbox({ 0: address, input, index }: RuleMatch): boolean {
  const before = input.slice(Math.max(0, index - 40), index);
  return !address.startsWith('git@') && !/(?<![\w-])(?:ssh|scp|sftp|rsync) (?:-[^\n]{1,30} )?$/.test(before);
}

function isPhone({ 0: text, input, index }: RuleMatch): boolean {
  const digits = text.replace(/\D/g, '').length;
  if (digits < 8 || digits > 15 || DATE.test(text)) return false;
  if (
    text.startsWith('+') ||
    /^\(\d{3}\) ?\d{3}[ .-]\d{4}$/.test(text) ||
    /^(?:1[ .-])?\d{3}([ .-])\d{3}\1\d{4}$/.test(text)
  )
    return true;
  return MENTIONS_PHONE.test(input.slice(Math.max(0, index - 40), index));
}

/** `version 1.2.3.4` and `upgraded from 1.2.3.4 to 1.2.3.5` look like addresses. */
const MENTIONS_VERSION =
  /\b(?:v|ver|versions?|release|build|(?:up|down)graded?(?: to| from)?|bump(?:ed)?(?: to| from)?)[ .:=]{0,3}(?:[\d.]{3,15} ?(?:to|->|→|-|and|,|vs\.?) ?)?$/i;

function isPublicV4({ 0: address, input, index }: RuleMatch): boolean {
  return isPublic(address) && !MENTIONS_VERSION.test(input.slice(Math.max(0, index - 48), index));
}

function isPublic(address: string): boolean {
  return isIPv4(address) && !internal().check(address, 'ipv4');
}

function isPublicV6(address: string): boolean {
  const groups = address.split(':').filter((group) => group !== '');
  return groups.length >= 3 && isIPv6(address) && !internal().check(address, 'ipv6');
}
