import { expect, it } from 'vitest';
import { COMMANDS } from '../../../../src/commands/registry.js';
import { ATTEMPTS } from './attempts.js';

it('tries every command', () => {
  const tried = new Set(ATTEMPTS.map(({ command }) => command));

  expect(COMMANDS.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
});
