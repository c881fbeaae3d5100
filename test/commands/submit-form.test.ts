import { describe, expect, it } from 'vitest';
import { DECLARE_MODAL, FIELDS } from '../../src/commands/declare/declare-modal.js';
import type { RequestDeps } from '../../src/commands/kernel/request-deps.js';
import { EDIT_FIELDS, EDIT_MODAL } from '../../src/commands/lifecycle/edit-modal.js';
import { submitForm } from '../../src/commands/submit-form.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import type { Participant } from '../../src/incidents/records/participant.js';
import { anIncident, aParticipant, DECLARED_AT } from '../support/records.js';

const ALICE = 'U01ALICE';
const invocation = { requestId: 'form-1', userId: ALICE, at: DECLARED_AT };
const PERSON = {
  id: ALICE,
  name: 'Alice',
  isBot: false,
  isDeactivated: false,
  isGuest: false,
  isExternal: false,
};

interface Facts {
  person?: Partial<typeof PERSON>;
  incident?: Incident | undefined;
  participant?: Participant;
  getIncident?: () => Promise<Incident | undefined>;
  answerMs?: number;
}

/** As much of Aegis as a form reads before it is submitted. */
function depsFor({ person, incident, participant, getIncident, answerMs = 60_000 }: Facts): RequestDeps {
  return {
    settings: { answerMs, services: [] },
    slack: { user: async () => ({ ...PERSON, ...person }), isInChannel: async () => false },
    store: {
      getIncident: getIncident ?? (async () => incident),
      getParticipant: async () => participant,
    },
  } as unknown as RequestDeps;
}

const edited = (service = 'payments', title = 'another title') => ({
  callbackId: EDIT_MODAL,
  state: {
    values: {
      [EDIT_FIELDS.service]: { value: { value: service } },
      [EDIT_FIELDS.title]: { value: { value: title } },
    },
  },
  privateMetadata: JSON.stringify({ incident_id: 'INC-000042', state: 'x' }),
});

describe('a submitted form', () => {
  const incident = anIncident();
  const participant = aParticipant();

  it("is ignored if it isn't one of ours", async () => {
    const submitted = { ...edited(), callbackId: 'another_app' };

    expect(await submitForm(depsFor({}), invocation, submitted)).toBeUndefined();
  });

  it('is sent back as out of date when its metadata is unreadable', async () => {
    const submitted = { ...edited(), privateMetadata: '{' };

    expect(await submitForm(depsFor({}), invocation, submitted)).toEqual({
      [EDIT_FIELDS.title]: expect.stringContaining('out of date'),
    });
  });

  it.each<[string, Facts, RegExp]>([
    ['of an incident that is gone', { participant }, /There's no incident/],
    [
      'by a person who may not know of it',
      { incident: anIncident({ visibility: 'private' }) },
      /There's no incident/,
    ],
    ['by a person who may only look at it', { incident }, /^Only/],
    [
      'of an incident that was archived',
      { incident: anIncident({ archive_key: 'x' }), participant },
      /archived/,
    ],
    ['by a deactivated person', { incident, person: { isDeactivated: true } }, /There's no incident|^Only/],
  ])('shows at its error field why it was refused: %s', async (_, facts, says) => {
    expect(await submitForm(depsFor(facts), invocation, edited())).toEqual({
      [EDIT_FIELDS.title]: expect.stringMatching(says),
    });
  });

  it("shows what is wrong at the form's own field", async () => {
    const deps = depsFor({ incident, participant });

    expect(await submitForm(deps, invocation, edited('a#b'))).toEqual({
      [EDIT_FIELDS.service]: expect.stringContaining('one word'),
    });
  });

  it("checks the person even when it isn't about an incident", async () => {
    const deps = depsFor({ person: { isBot: true } });
    const submitted = { ...edited(), callbackId: DECLARE_MODAL, privateMetadata: '{}' };

    expect(await submitForm(deps, invocation, submitted)).toEqual({
      [FIELDS.title]: expect.stringMatching(/^Only/),
    });
  });

  it('is answered in time when the table is slow', async () => {
    const deps = depsFor({ getIncident: () => new Promise(() => undefined), answerMs: 1 });

    expect(await submitForm(deps, invocation, edited())).toEqual({
      [EDIT_FIELDS.title]: expect.stringContaining('slow to respond'),
    });
  });

  it("throws errors that aren't meant for people", async () => {
    const deps = depsFor({ getIncident: () => Promise.reject(new TypeError('a bug')) });

    await expect(submitForm(deps, invocation, edited())).rejects.toThrow(TypeError);
  });
});
