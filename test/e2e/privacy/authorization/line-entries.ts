import type { View } from 'slack-simulator';
import { prepareLine } from '../../../../src/commands/kernel/prepare-line.js';
import { readLine } from '../../../../src/commands/read-line.js';
import type { TestAegis } from '../../../support/aegis.js';
import { BOB, GENERAL } from '../../../support/slack.js';
import { findButtonLines, findUnsampledLines } from './button-lines.js';
import type { Entry } from './entry.js';
import { type Stage, WHO } from './stage.js';

/** One of each permission, and one that's about no incident. */
const MENTIONS = ['show 1', 'summary 1', 'note 1 the press called', 'ack 1', 'close 1', 'help'];

/** Whatever runs a command line that nobody types: buttons and menus of messages, those of Home, and mentions. */
export async function findLineEntries(aegis: TestAegis, stage: Stage): Promise<Entry[]> {
  const { channel } = stage;
  const inMessages = [...findButtonLines(), ...findUnsampledLines()].map((line) =>
    toEntry(aegis, { line, isClick: true, where: channel, use: () => press(aegis, stage, line) }),
  );
  const inHome = findButtonLines(['buildHome']).map((line) =>
    toEntry(aegis, { line, isClick: true, where: undefined, use: () => pressInHome(aegis, line) }),
  );
  const mentions = MENTIONS.map((line) =>
    toEntry(aegis, { line, isClick: false, where: GENERAL, use: () => mention(aegis, line) }),
  );
  return Promise.all([...inMessages, ...inHome, ...mentions]);
}

interface LineUse {
  line: string;
  isClick: boolean;
  where: string | undefined;
  use(): Promise<void>;
}

/** With the access that the command declares for the line, read as someone who may run it. */
async function toEntry(aegis: TestAegis, { line, isClick, where, use }: LineUse): Promise<Entry> {
  const { requestDeps: deps, clock } = aegis;
  const { command, text } = readLine(line);
  if (!command) throw new Error(`there's no command for ${line}`);
  const asked = { requestId: `probe-${line}`, userId: BOB, at: clock.now(), channelId: where, isClick };
  const { access, incident } = await prepareLine(deps, asked, { command, text });
  return {
    name: `${where === undefined ? 'Home' : isClick ? 'button' : 'mention'} ${line}`,
    access,
    isAboutIncident: incident !== undefined,
    changes: incident !== undefined && (access.changes === true || command.target === 'live-incident'),
    use: () => use().then(() => undefined),
  };
}

const actionId = (line: string) => `run:${line.split(' ')[0]}`;

function blockWith(line: string) {
  const text = { type: 'plain_text', text: 'Try' };
  const element = { type: 'button', action_id: actionId(line), text, value: line };
  return { type: 'actions', block_id: 'tried', elements: [element] };
}

/** On the card in the incident channel, which Slack may still show to someone who isn't in it anymore. */
async function press(
  { delivery, settled, posts }: TestAegis,
  { channel }: Stage,
  line: string,
): Promise<void> {
  const [card] = posts(channel);
  if (!card) throw new Error('there is no card');
  const { blocks = [] } = card;
  card.blocks = [blockWith(line)];
  const { ts } = card;
  await delivery.click({ user: WHO, channel, ts, actionId: actionId(line), blockId: 'tried' });
  card.blocks = blocks;
  await settled();
}

async function pressInHome({ delivery, settled }: TestAegis, line: string): Promise<void> {
  const view = { id: 'VHOME', type: 'home', callback_id: '', blocks: [blockWith(line)] } as unknown as View;
  await delivery.clickInView({ user: WHO, view, actionId: actionId(line), blockId: 'tried' });
  await settled();
}

async function mention({ say }: TestAegis, line: string): Promise<void> {
  await say(`<@U01AEGIS> ${line}`, { user: WHO, channel: GENERAL });
}
