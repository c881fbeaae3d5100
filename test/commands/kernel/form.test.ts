import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { viewer } from '../../../src/commands/kernel/access.js';
import { defineForm, defineIncidentForm } from '../../../src/commands/kernel/forms/form.js';
import type { RequestDeps } from '../../../src/commands/kernel/request-deps.js';
import { anIncident, DECLARED_AT } from '../../support/records.js';

const deps = {} as RequestDeps;
const invocation = { requestId: 'form-1', userId: 'U01ALICE', at: DECLARED_AT };

const settings = {
  callbackId: 'page',
  metadata: z.object({ incident_id: z.string() }),
  outdated: 'This form is out of date.',
  errorField: 'text',
  access: viewer,
};

/** Answers with the value of a field, so that a test sees what the form read. */
const workspaceForm = defineForm({
  ...settings,
  submit: async (_deps, { field }) => ({ text: field('text') }),
});
const incidentForm = defineIncidentForm({
  ...settings,
  incidentId: async (_deps, { incident_id }) => (incident_id === 'INC-000042' ? incident_id : undefined),
  submit: async (_deps, { incident, metadata }) => ({ text: `${incident.title} ${metadata.incident_id}` }),
});

const metadata = JSON.stringify({ incident_id: 'INC-000042' });
const withText = (field: unknown) => ({ values: { text: { value: field } } });

async function fieldOf(state: unknown): Promise<string | undefined> {
  const opened = await workspaceForm.open(deps, { state, privateMetadata: metadata });
  if (!opened || opened.incidentId !== undefined) throw new Error('not a workspace form');
  return (await opened.submit(invocation))?.text;
}

describe('a field', () => {
  it.each([
    ['typed text, trimmed', withText({ value: '  it burns \n' }), 'it burns'],
    ['a selected option', withText({ selected_option: { value: 'P1' } }), 'P1'],
    ['an empty field', withText({ value: null }), ''],
    ['an empty menu', withText({ selected_option: null }), ''],
    ['a missing block', { values: {} }, ''],
    ['a missing state', undefined, ''],
    ['a list for values', { values: [] }, ''],
    ['a list for a value', withText({ value: ['x'] }), ''],
  ])('reads %s', async (_, state, value) => {
    expect(await fieldOf(state)).toBe(value);
  });
});

describe.each([
  ['a workspace form', workspaceForm],
  ['an incident form', incidentForm],
])('%s', (_, form) => {
  it.each([
    ['empty', ''],
    ['broken', '{"incident_id":'],
    ['of another shape', '{"incident_id":7}'],
    ['null', 'null'],
  ])('is outdated when its metadata is %s', async (_shape, privateMetadata) => {
    expect(await form.open(deps, { state: {}, privateMetadata })).toBeUndefined();
  });
});

describe('an incident form', () => {
  it('names its incident, which submit gets', async () => {
    const opened = await incidentForm.open(deps, { state: {}, privateMetadata: metadata });
    if (opened?.incidentId === undefined) throw new Error('no incident');

    const errors = await opened.submit(invocation, anIncident({ title: 'checkout fails' }));

    expect(opened.incidentId).toBe('INC-000042');
    expect(errors).toEqual({ text: 'checkout fails INC-000042' });
  });

  it('is outdated when its incident is gone', async () => {
    const privateMetadata = JSON.stringify({ incident_id: 'INC-000099' });

    expect(await incidentForm.open(deps, { state: {}, privateMetadata })).toBeUndefined();
  });
});
