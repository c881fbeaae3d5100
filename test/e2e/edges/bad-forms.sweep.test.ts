import { buildViewSubmission } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../../support/aegis.js';
import { BAD_FORMS, FORM_VALUES, type FormName, type Submitted } from '../../support/bad-inputs/forms.js';
import { EDGE_NAMES, type Edge, useEdge } from '../../support/edges.js';
import { type Lifetime, PER_GROUP, PER_TEST } from '../../support/lifetime.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';
import { everythingIn } from '../../support/table.js';

const FORM_NAMES = Object.keys(FORM_VALUES) as FormName[];

/** An incident with a message, and what people do with its forms. */
function useForms(lifetime?: Lifetime) {
  const aegis = useAegis({ summarizer: extractiveSummarizer, lifetime });
  let channel: string;
  let ts: string;
  (lifetime ?? PER_TEST).before(async () => {
    channel = await aegis().declare();
    ({ ts } = await aegis().say('Error rate is at 42 % for all customers', { channel, user: BOB }));
  });

  const pressCard = (command: string) =>
    aegis().press(command, { channel, ts: aegis().posts(channel)[0]?.ts ?? '' });

  /** How a person opens each form. */
  const open: Record<FormName, () => Promise<unknown>> = {
    declare: () => aegis().type('declare', { channel: GENERAL }),
    edit: () => aegis().type('edit', { channel }),
    resolve: async () => {
      await aegis().type('reopen', { channel });
      await pressCard('resolve id:INC-000001');
    },
    severity: () => pressCard('severity id:INC-000001'),
    update: () => aegis().type('update', { channel }),
    note: () => aegis().type('note', { channel }),
    task: () => aegis().type('task', { channel }),
    handoff: () => pressCard('handoff id:INC-000001'),
    drill: () => aegis().type('drill full-disk', { channel: GENERAL }),
    timeline: () =>
      aegis().delivery.messageShortcut({ user: ALICE, callbackId: 'add_to_timeline', channel, ts }),
    resolution: async () => {
      for (const line of ['resolve', 'resolution', 'resolution edit']) await aegis().type(line, { channel });
    },
  };

  return {
    aegis,
    everything: () => everythingIn(aegis().table),
    type: (line: string) => aegis().type(line, { channel }),
    /** A form as it would be submitted. */
    async filled(form: FormName): Promise<Submitted> {
      const { server, workspace } = aegis();
      await open[form]();
      const view = workspace.modals.at(-1)?.view;
      if (!view) throw new Error('no form is open');
      const { values } = FORM_VALUES[form];
      const submission = { user: ALICE, view, values };
      return structuredClone(
        buildViewSubmission({ workspace, baseUrl: server.url }, submission),
      ) as Submitted;
    },
    async submitOver(edge: Edge, payload: unknown): Promise<Record<string, string>> {
      const answer = (await edge.interactive(payload)) as { errors?: Record<string, string> };
      await aegis().settled();
      return answer.errors ?? {};
    },
  };
}

describe.each(EDGE_NAMES)('a form over %s', (name) => {
  const { aegis, everything, filled, submitOver } = useForms();
  const edge = useEdge(name, aegis);

  it.each(FORM_NAMES)('is accepted with valid values: %s', async (form) => {
    const submitted = await filled(form);
    const before = await everything();

    expect(await submitOver(edge(), submitted)).toEqual({});
    expect(await everything()).not.toEqual(before);
  });

  it('shows what is wrong with a field', async () => {
    const submitted = await filled('edit');
    delete submitted.view.state;

    expect(await submitOver(edge(), submitted)).toHaveProperty('title');
  });
});

/** What a form makes of its values doesn't depend on how they arrive. */
describe('a form that changes nothing', () => {
  const { aegis, everything, filled, submitOver } = useForms(PER_GROUP);
  const edge = useEdge('HTTP', aegis, PER_GROUP);
  const submit = (payload: unknown) => submitOver(edge(), payload);

  it.each(BAD_FORMS)('is sent back: $form $name', async ({ form, spoil, says }) => {
    const submitted = await filled(form);
    spoil(submitted);
    const before = await everything();

    const errors = await submit(submitted);

    expect(Object.values(errors).join()).toMatch(says);
    // Slack shows these texts as they are.
    expect(Object.values(errors).join()).not.toMatch(/[`<]/);
    expect(Object.keys(errors).every((block) => block in FORM_VALUES[form].values)).toBe(true);
    expect(await everything()).toEqual(before);
  });
});

describe('a form', () => {
  const { aegis, everything, filled, submitOver, type } = useForms();
  const edge = useEdge('HTTP', aegis);
  const submit = (payload: unknown) => submitOver(edge(), payload);

  it.each(FORM_NAMES)('is refused to a person deactivated in the meantime: %s', async (form) => {
    const submitted = await filled(form);
    const carol = aegis().workspace.users.get(CAROL);
    if (!carol) throw new Error('no Carol');
    carol.isDeactivated = true;
    submitted.user.id = CAROL;
    const before = await everything();

    expect(await submit(submitted)).toEqual({
      [FORM_VALUES[form].field]: expect.stringMatching(
        ['declare', 'drill'].includes(form) ? /^Only people can/ : /^There's no incident/,
      ),
    });
    expect(await everything()).toEqual(before);
  });

  it.each(FORM_NAMES.filter((form) => !['declare', 'drill'].includes(form)))(
    'is refused to people outside a private incident: %s',
    async (form) => {
      const submitted = await filled(form);
      await type('private');
      submitted.user.id = CAROL;
      const before = await everything();

      const errors = Object.values(await submit(submitted)).join();

      expect(errors).toMatch(/There's no incident|isn't in an incident channel/);
      expect(errors).not.toContain('checkout');
      expect(await everything()).toEqual(before);
    },
  );

  it.each(FORM_NAMES.filter((form) => !['declare', 'drill'].includes(form)))(
    'is refused once its incident is archived: %s',
    async (form) => {
      const submitted = await filled(form);
      for (const line of ['resolve', 'close', 'archive']) await type(line);
      const before = await everything();

      expect(await submit(submitted)).toEqual({
        [FORM_VALUES[form].field]: 'INC-1 is archived. To bring it back, run /incident restore INC-1.',
      });
      expect(await everything()).toEqual(before);
    },
  );

  it.each([
    ['broken', '{"channel_id":'],
    ['oversized', 'x'.repeat(100_000)],
    ['of another kind', '{"incident_id":"INC-000001","channel_id":["C1"]}'],
  ])('declares although its metadata is %s', async (_, private_metadata) => {
    const submitted = await filled('declare');
    submitted.view.private_metadata = private_metadata;

    expect(await submit(submitted)).toEqual({});
    expect((await aegis().record('INC-000002')).incident.title).toBe('search is slow');
  });

  it("gives no one a role through fields that it doesn't have", async () => {
    const submitted = await filled('declare');
    Object.assign(submitted.view.state?.values ?? {}, {
      commander: { value: { type: 'users_select', selected_user: 'U01AEGIS' } },
      responders: { value: { type: 'multi_users_select', selected_users: [BOB, BOB] } },
    });

    expect(await submit(submitted)).toEqual({});
    const { incident, participants } = await aegis().record('INC-000002');
    expect(incident.roles).toEqual({});
    expect(participants.map(({ user_id }) => user_id)).toEqual([ALICE]);
  });
});
