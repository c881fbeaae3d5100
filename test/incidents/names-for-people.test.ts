import { expect, it } from 'vitest';
import { holdersOf, serviceName } from '../../src/incidents/records/incident.js';
import { dayOfYear } from '../../src/reports/stats/day-of-year.js';

it.each([
  [{ scribe: 'U1', commander: 'U2', comms: 'U3' }, ['commander', 'scribe', 'comms']],
  [{ scribe: 'U1', comms: 'U3' }, ['scribe', 'comms']],
  [{}, []],
])('names the commander first in %j', (roles, order) => {
  expect(holdersOf(roles).map(([role]) => role)).toEqual(order);
});

it.each([
  ['unassigned', 'no service'],
  ['payments', 'payments'],
])('calls the service %s "%s"', (service, name) => {
  expect(serviceName(service)).toBe(name);
});

it.each([
  ['2026-11-30', 'Nov 30'],
  ['2026-01-04', 'Jan 4'],
  ['2024-02-29', 'Feb 29'],
])('shows the day %s as %s', (day, shown) => {
  expect(dayOfYear(day)).toBe(shown);
});
