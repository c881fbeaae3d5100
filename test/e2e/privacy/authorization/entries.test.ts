import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FORMS } from '../../../../src/commands/forms.js';
import { findCommand } from '../../../../src/commands/registry.js';
import { countUnsampledButtons, findButtonLines, findUnsampledLines, OTHER_BUTTONS } from './button-lines.js';
import { findForm } from './form-samples.js';

it('tries every form, with values', () => {
  const tried = FORMS.map(({ callbackId }) => findForm(callbackId).view.callback_id);

  expect(tried).toEqual(FORMS.map(({ callbackId }) => callbackId));
});

it('covers every file that makes buttons, with a line for each of them', () => {
  const listed = Object.entries(countUnsampledButtons()).map(([file, made]) => {
    const lines = OTHER_BUTTONS[file];
    return [file, lines === 'part of a view' ? made : (lines?.length ?? 0)];
  });

  expect(Object.fromEntries(listed)).toEqual(countUnsampledButtons());
  expect(Object.keys(OTHER_BUTTONS).sort()).toEqual(Object.keys(countUnsampledButtons()));
});

it('has only buttons that run a command', () => {
  const lines = [...findButtonLines(), ...findUnsampledLines()];

  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => !findCommand(line.split(' ')[0] ?? ''))).toEqual([]);
  // Where it's read; elsewhere, it would be one of the command's own words.
  expect(lines.filter((line) => line.includes(' id:') && !/^\w+ (?:sure:\S+ )?id:/.test(line))).toEqual([]);
});

it('tries every kind of request that Bolt listens to', () => {
  const edge = new URL('../../../../src/bot/edge/', import.meta.url);
  const read = (file: string) => readFileSync(new URL(file, edge), 'utf8');
  const source = [
    'app',
    'listen-to-actions',
    'listen-to-commands',
    'listen-to-events',
    'listen-to-shortcuts',
    'listen-to-views',
  ]
    .map((file) => read(`${file}.ts`))
    .join('\n');

  const kinds = [...source.matchAll(/\bapp\.(\w+)\(/g)]
    .map(([, kind]) => kind)
    .filter((kind) => kind !== 'error');
  const events = [...source.matchAll(/\['(\w+)', create\w+Listener/g)].map(([, event]) => event);

  expect(kinds.sort()).toEqual(['action', 'command', 'event', 'shortcut', 'view']);
  expect(events.sort()).toEqual(['app_home_opened', 'app_mention', 'user_change']);
});
