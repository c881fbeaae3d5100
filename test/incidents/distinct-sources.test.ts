import { expect, it } from 'vitest';
import { distinctSources } from '../../src/incidents/distinct-sources.js';

const event = (time: string) => `EVENT#2025-01-15T${time}.000001Z#a`;

it.each([
  ['the first of a minute', ['14:06:01', '14:06:02', '14:07:00'], [], ['14:06:01', '14:07:00']],
  ['links instead of others of their minute', ['14:06:01', '14:06:02'], ['14:06:02'], ['14:06:02']],
  ['every link', ['14:06:01', '14:06:02'], ['14:06:01', '14:06:02'], ['14:06:01', '14:06:02']],
])('keeps %s', (_, times, linked, kept) => {
  const links = new Set(linked.map(event));

  expect(distinctSources(times.map(event), (one) => links.has(one))).toEqual(kept.map(event));
});

it('keeps sources without a time', () => {
  expect(distinctSources(['METADATA', 'METADATA#x'])).toEqual(['METADATA', 'METADATA#x']);
});
