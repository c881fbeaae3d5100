import { beforeEach, describe, expect, it } from 'vitest';
import { UpstreamError } from '../../src/base/errors.js';
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

describe('a file of which Slack says only that it is there', () => {
  const stub = { id: 'F07GRAPH', mode: 'file_access', file_access: 'check_file_info', created: 0, user: '' };
  const shared = { ...posted, files: [stub, { id: 'F08', name: 'log.txt' }] };

  it('is looked up, as Slack asks of apps in Slack Connect channels', async () => {
    rig().files.set('F07GRAPH', { ...FILE, preview: 'errors at 42 %' });

    expect(await commentsAfter([shared])).toMatchObject([
      { files: [{ id: 'F07GRAPH', name: 'graph.png', text: 'errors at 42 %' }, { name: 'log.txt' }] },
    ]);
  });

  it.each([
    ['does not show it', async () => undefined],
    [
      'does not answer',
      async () => Promise.reject(new UpstreamError('unavailable', 'Slack did not answer.')),
    ],
  ])('stays on the record as it came while Slack %s', async (_, file) => {
    rig().deps.slack = { ...rig().deps.slack, file };

    expect(await commentsAfter([shared])).toMatchObject([
      { text: 'FIRING', files: [{ name: 'a file from another organization' }, { name: 'log.txt' }] },
    ]);
  });

  it('is not looked up where the text of messages is withheld', async () => {
    rig().files.set('F07GRAPH', FILE);
    await rig().capture(shared, { isShared: true });

    const record = await rig().store.loadRecord('INC-000042');
    expect(JSON.stringify(record?.comments)).not.toMatch(/graph|another organization/);
  });
});
