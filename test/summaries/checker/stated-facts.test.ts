import { describe, expect, it } from 'vitest';
import { mentionedFacts, statedFacts } from '../../../src/summaries/checker/numbers/stated-facts.js';

const CLOCK_TIMES = Array.from({ length: 24 * 60 }, (_, i) => ({ hour: Math.floor(i / 60), minute: i % 60 }));

const twoDigits = (n: number) => String(n).padStart(2, '0');
const twelveHour = (hour: number) => (hour % 12 === 0 ? 12 : hour % 12);

describe('statedFacts', () => {
  it.each<[string, (hour: number, minute: string) => string]>([
    ['14:05', (hour, minute) => `${twoDigits(hour)}:${minute}`],
    ['14:05 UTC', (hour, minute) => `At ${twoDigits(hour)}:${minute} UTC`],
    ['14:05Z', (hour, minute) => `since ${twoDigits(hour)}:${minute}Z,`],
    ['2:05pm', (hour, minute) => `${twelveHour(hour)}:${minute}${hour < 12 ? 'am' : 'pm'}`],
    ['2:05 p.m.', (hour, minute) => `${twelveHour(hour)}:${minute} ${hour < 12 ? 'a.m.' : 'p.m.'}`],
  ])('reads one time and no amount from every minute of the day, written as %s', (_, write) => {
    const misread = CLOCK_TIMES.filter(({ hour, minute }) => {
      const facts = [...statedFacts(write(hour, twoDigits(minute)))];
      return facts.length !== 1 || facts[0] !== `time:${twoDigits(hour)}:${twoDigits(minute)}`;
    });

    expect(misread).toEqual([]);
  });

  it.each([
    ['12 January', ['day:1-12']],
    ['2025-12-12', ['date:2025-12-12']],
    ['50 %', ['number:50']],
    ['half of the nodes', ['amount:half']],
    ['all 12 nodes', ['number:12', 'amount:all']],
  ])('reads %j as %j', (text, facts) => {
    expect([...statedFacts(text)]).toEqual(facts);
  });
});

describe('mentionedFacts', () => {
  it.each([
    ['50 % of requests fail', 'amount:half'],
    ['100 % of requests fail', 'amount:all'],
    ['12 nodes are down', 'amount:dozens'],
  ])('takes %j as support for %s', (text, fact) => {
    expect(mentionedFacts(text)).toContain(fact);
  });

  it.each(['restarted at 12:50', 'fixed on 12 January', 'payment-api 4.12 is live'])(
    'reads no amount from %j',
    (text) => {
      expect([...mentionedFacts(text)].filter((fact) => fact.startsWith('amount:'))).toEqual([]);
    },
  );
});
