import { buildCommand } from 'slack-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { BAD_COMMANDS, ODD_TITLES } from '../../support/bad-inputs/commands.js';
import { EDGE_NAMES, useEdge } from '../../support/edges.js';
import { PER_GROUP } from '../../support/lifetime.js';
import { ALICE, GENERAL } from '../../support/slack.js';
import { everythingIn } from '../../support/table.js';

const aegis = useAegis({ lifetime: PER_GROUP });
let channel: string;

beforeAll(async () => {
  channel = await aegis().declare();
});

describe.each(EDGE_NAMES)('a command over %s', (name) => {
  const edge = useEdge(name, aegis, PER_GROUP);

  async function type(text: string, change: Record<string, string> = {}): Promise<string> {
    const { server, workspace, clock } = aegis();
    clock.advance(1_000);
    const use = { user: ALICE, channel: GENERAL, command: '/incident', text };
    const fields = buildCommand({ workspace, baseUrl: server.url }, use);
    const reply = await edge().command({ ...fields, ...change });
    await aegis().settled();
    return textIn(reply);
  }

  it.each(BAD_COMMANDS)('gets one clear message and does nothing: $name', async ({ text, says }) => {
    const before = await everythingIn(aegis().table);

    const reply = await type(text);

    expect(reply).toMatch(says);
    expect(reply).not.toMatch(/<!channel>|<!subteam|\u202E|Something went wrong|TypeError|at \w+ \(/);
    expect(await everythingIn(aegis().table)).toEqual(before);
    expect(aegis().logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is answered when it has another name', async () => {
    const before = await everythingIn(aegis().table);

    expect(await type('list', { command: '/other' })).toContain('Use `/incident`');
    expect(await everythingIn(aegis().table)).toEqual(before);
  });
});

describe('a declaration', () => {
  it.each(ODD_TITLES)('takes an unusual title: $name', async ({ text, title }) => {
    aegis().clock.advance(10_000);

    const made = await aegis().declare(text);

    const { store } = aegis().deps;
    const incident = await store.getIncident((await store.getChannelLink(made))?.incident_id ?? '');
    const posted = JSON.stringify(aegis().posts(made), (_key, value) =>
      value?.type === 'plain_text' ? undefined : value,
    );
    expect(incident?.title).toBe(title);
    expect(posted).not.toMatch(/<!channel>|<!here>|<!subteam|<https?:/);
  });
});

describe('a note', () => {
  it('is kept whole up to the limit and refused beyond it', async () => {
    const longest = 'ü'.repeat(2_000);

    await aegis().type(`note ${longest}`, { channel });
    const refusal = await aegis().type(`note ${longest}x`, { channel });
    const wide = await aegis().type(`note ${'漢'.repeat(1_500)}`, { channel });

    expect((await aegis().record()).comments.map(({ text }) => text)).toEqual([longest]);
    expect(refusal).toContain('2001');
    expect(wide).toContain('limited to 2000 characters');
  });
});

/** The text of a reply and its blocks. */
function textIn(reply: unknown): string {
  const texts: string[] = [];
  JSON.stringify(reply, (key, value) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join('\n');
}
