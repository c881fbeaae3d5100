import { expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { BOB, INCIDENTS } from '../../support/slack.js';

const aegis = useAegis();

/** Four words that Slack would format. */
const MARKED = '*zb* _zi_ ~zs~ `zc`';
const FORMATTED = /[*_~`]z[bisc][*_~`]/;

/** Every mrkdwn text in blocks; plain text formats nothing. */
function mrkdwnIn(blocks: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(blocks, (_, value) => {
    if (value?.type === 'mrkdwn') found.push(value.text);
    return value;
  });
  return found;
}

it('shows formatting marks in titles, tasks, roles and notes as they were typed, wherever they are listed', async () => {
  const channel = await aegis().declare(`declare P1 disk ${MARKED} full`);
  const lines = [
    `task @bob check ${MARKED}`,
    `note saw ${MARKED} at work`,
    `severity P0 ${MARKED} hit`,
    `mitigate ${MARKED} helped`,
    `edit title:disk ${MARKED} is full`,
  ];
  for (const text of lines) await aegis().type(text, { channel });
  for (const text of [
    'list',
    'show',
    'timeline',
    'tasks',
    'tasks mine',
    'roles',
    'handoff',
    'undo',
    `list ${MARKED}`,
  ]) {
    await aegis().type(text, { channel });
    await aegis().type(text, { channel, user: BOB });
  }

  const { workspace } = aegis();
  const shown = [
    ...aegis().posts(channel),
    ...aegis().posts(INCIDENTS),
    ...workspace.ephemerals.map(({ message }) => message),
  ].filter(({ text }) => !text.startsWith(':memo: *Note*'));
  const texts = [...shown.flatMap(({ text, blocks }) => [text, ...mrkdwnIn(blocks)])];
  const typed = texts.map((text) => text.replace(/<!date\^00000000\^\{_\}\|([^>]+)>/g, '$1'));

  expect(texts.filter((text) => FORMATTED.test(text))).toEqual([]);
  expect(typed.filter((text) => text.includes(MARKED)).length).toBeGreaterThan(20);
});
