import { performance } from 'node:perf_hooks';
import { redact } from '../src/redaction/redact.js';

const LENGTH = 40_000;
const TIMES = 7;

/** Repeated to the longest message Slack allows: ordinary text, and the worst input for each family of rules. */
const TEXTS: Record<string, string> = {
  'ordinary words': 'Error rate on payment-api is at 42 % since the 14:02 rollout, looking at db1. ',
  'names of secrets': 'password=',
  'remarks about secrets': 'token: password is secret ',
  'token prefixes': 'AKIA xoxb ghp_ eyJ. sk_live ',
  'private key headers': '-----BEGIN RSA PRIVATE KEY-----\n',
  'parts of URLs': 'http://a:b@ ',
  digits: '1234-',
};

/** Redacts 40,000 characters; the baseline is one simple regular expression over the same text. */
export async function benchRedaction() {
  return Object.entries(TEXTS).map(([name, piece]) => {
    const text = piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
    const ms = fastest(() => redact(text, { personal: true }));
    const baseline = fastest(() => text.toLowerCase().replace(/[aeiou]/g, ''));
    return { name, ms: Number(ms.toFixed(1)), 'against one simple pass': Number((ms / baseline).toFixed(0)) };
  });
}

function fastest(run: () => unknown): number {
  const runs = Array.from({ length: TIMES }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...runs);
}
