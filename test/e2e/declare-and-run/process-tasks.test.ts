import { describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { settingsFrom } from '../../support/process.js';
import { ALICE } from '../../support/slack.js';

const aegis = useAegis({
  settings: settingsFrom(`
services: { payments: {}, search: {} }
checklists:
  - { name: Every P0, severities: [P0], tasks: [Open the call, Tell support] }
  - { name: Payments, services: [payments], tasks: [Ask the provider, Tell support] }
call: { link: "https://meet.example.com/{id}?a=1&b={number}" }
postmortem: { due: 5d, severities: [P0], template: [] }
`),
});

const textsOf = async () => (await aegis().deps.store.tasksOf('INC-000001')).map(({ text }) => text);
const said = (channel: string) => aegis().posts(channel).map(textOf).join('\n');

describe('the tasks in aegis.yml', () => {
  it('are added when an incident is declared, with one message', async () => {
    const channel = await aegis().declare('declare P1 service:payments checkout fails');

    expect(await textsOf()).toEqual(['Ask the provider', 'Tell support']);
    expect(said(channel)).toContain(':clipboard: *Payments*\n*1*  Ask the provider · unassigned');
    expect(
      aegis()
        .posts(channel)
        .filter((post) => textOf(post).includes(':clipboard:')),
    ).toHaveLength(1);
    const { events } = await aegis().record();
    expect(events.filter(({ type }) => type === 'TASK_ADDED')).toHaveLength(2);
  });

  it('are added when it becomes more severe, each once', async () => {
    const channel = await aegis().declare('declare P1 service:payments checkout fails');
    await aegis().type('task done 2', { channel });

    await aegis().type('severity P0', { channel });
    await aegis().type('severity P2', { channel });
    await aegis().type('severity P0', { channel });

    expect(await textsOf()).toEqual(['Ask the provider', 'Tell support', 'Open the call']);
  });

  it('include the post-mortem, due some days after the incident is resolved, once', async () => {
    const channel = await aegis().declare('declare P0 checkout fails');
    await aegis().type('assign me', { channel });

    await aegis().type('resolve', { channel });
    await aegis().type('reopen', { channel });
    await aegis().type('resolve', { channel });
    await aegis().type('close', { channel });

    const tasks = await aegis().deps.store.tasksOf('INC-000001');
    expect(tasks.at(-1)).toMatchObject({ text: 'Write the post-mortem', owner: ALICE });
    expect(tasks.at(-1)?.due).toMatch(/^2025-01-20T/);
    expect(tasks).toHaveLength(3);
  });

  it('are few enough to finish by hand: a severity without any adds none', async () => {
    const channel = await aegis().declare('declare P3 service:search slow');
    await aegis().type('resolve', { channel });

    expect(await textsOf()).toEqual([]);
  });
});

it('shows the call that aegis.yml names on the card', async () => {
  const channel = await aegis().declare('declare P3 service:search slow');

  expect(said(channel)).toContain('<https://meet.example.com/inc-1?a=1&amp;b=1|Join the call>');
  expect(await aegis().type('show', { channel })).toContain('Join the call');
});
