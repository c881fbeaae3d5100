import { beforeEach, describe, expect, it } from 'vitest';
import { aDeclaration } from '../support/records.js';
import { ALICE } from '../support/slack.js';
import { useCapture } from './capture-setup.js';

const rig = useCapture();
const CHANNEL = 'C01INC';
const at = (seconds: number) => `${1_736_950_100 + seconds}.000200`;
const FILE = { id: 'F07GRAPH', name: 'graph.png', title: 'graph.png', mimetype: 'image/png' };

const message = (text: string, files?: object[]) => ({
  ts: at(0),
  user: ALICE,
  text,
  ...(files && { files }),
});
const posted = { ...message('FIRING', [FILE]), type: 'message', channel: CHANNEL, event_ts: at(0) };
const edited = (seconds: number, text: string, files?: object[]) => ({
  ...{
    type: 'message',
    subtype: 'message_changed',
    channel: CHANNEL,
    ts: at(seconds),
    event_ts: at(seconds),
  },
  message: message(text, files),
});

async function commentsAfter(events: readonly object[]) {
  for (const event of events) await rig().capture(event);
  return (await rig().store.loadRecord('INC-000042'))?.comments;
}

beforeEach(async () => {
  await rig().store.declareIncident(aDeclaration({ channel_id: CHANNEL }));
});

describe('a file that Slack now hides', () => {
  it.each([
    ['by the plan', { mode: 'hidden_by_limit' }],
    ["because it's another organization's", { file_access: 'check_file_info', created: 0 }],
    ['from Aegis', { file_access: 'access_denied' }],
  ])('%s keeps its name when the text next to it is edited, in any order', async (_, stub) => {
    const change = edited(10, 'RESOLVED', [{ id: 'F07GRAPH', ...stub }]);
    const whole = [{ text: 'RESOLVED', files: [{ id: 'F07GRAPH', name: 'graph.png' }] }];

    expect(await commentsAfter([change, posted, change])).toMatchObject(whole);
    expect(await commentsAfter([edited(20, 'RESOLVED', [{ id: 'F07GRAPH', ...stub }])])).toMatchObject(whole);
  });

  it('goes with the edit that leaves it out', async () => {
    const hidden = edited(10, 'RESOLVED', [{ id: 'F07GRAPH', mode: 'hidden_by_limit' }]);

    const comments = await commentsAfter([posted, hidden, edited(20, 'text only')]);

    expect(JSON.stringify(comments)).not.toContain('graph.png');
  });
});
