import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dollars, EXTRAS, monthlyCost, renderCosts } from '../../scripts/monthly-cost.js';

const page = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const nearest = (amount: number, step: number) => Math.round(amount / step) * step;

it('matches the tables of docs/operations.md', () => {
  expect(page('operations.md'), 'docs/operations.md is out of date: run `npm run docs`').toContain(
    renderCosts(),
  );
});

it('stays below five dollars for 100 incidents without a model', () => {
  expect(monthlyCost(100)).toBeLessThan(5);
});

it.each([
  ['setup-aws.md', `**Monthly cost: about ${dollars(nearest(monthlyCost(100), 0.1))} dollars**`],
  ['operations.md', `costs about ${dollars(nearest(EXTRAS.scalingAlarms + EXTRAS.leastCapacity, 0.1))} more`],
  ['operations.md', `three indexes (${dollars(EXTRAS.scalingAlarms)})`],
  ['operations.md', `at the minimum is ${dollars(nearest(EXTRAS.leastCapacity, 0.1))}`],
  ['operations.md', `one warm instance about ${Math.round(EXTRAS.warmInstance)}`],
  ['operations.md', `\`cache: valkey\` about ${Math.round(EXTRAS.cache)}`],
  ['deploy.md', `about ${Math.round(EXTRAS.warmInstance)} dollars each a month`],
  ['deploy.md', `about ${Math.round(EXTRAS.cache)} dollars a month`],
])('says in docs/%s what it costs: %s', (name, said) => {
  expect(page(name)).toContain(said);
});
