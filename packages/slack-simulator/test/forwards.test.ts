import { describe, expect, it } from 'vitest';
import { slackPreviewsMessage, slackPreviewsPage, userForwards } from '../src/forwards.js';
import { botPosts, userPosts } from '../src/people.js';
import { ALICE, BOB, GENERAL, RANDOM, useSlack } from './support/use-slack.js';

const slack = useSlack();

const say = (text: string, fields: object = {}) =>
  userPosts(slack().workspace, { channel: GENERAL, user: BOB, text, ...fields });

describe('a forwarded message', () => {
  it('is an attachment with its author, its link and is_share, and leaves the text empty', () => {
    const { eventsOf, workspace } = slack();
    const { ts } = say('db is *down*');

    const forward = userForwards(workspace, {
      channel: RANDOM,
      user: ALICE,
      message: { channel: GENERAL, ts },
    });

    const [event] = eventsOf('message').slice(-1);
    const share = {
      is_share: true,
      is_msg_unfurl: true,
      author_id: BOB,
      channel_id: GENERAL,
      text: 'db is *down*',
      message_blocks: [{ channel: GENERAL, ts, message: { blocks: [{ type: 'rich_text' }] } }],
      from_url: `https://demo.slack.com/archives/${GENERAL}/p${ts.replace('.', '')}`,
      footer: 'Posted in #general',
    };
    expect(event).toMatchObject({ ts: forward.ts, user: ALICE, text: '', attachments: [share] });
    expect(forward).not.toHaveProperty('blocks');
  });

  it('brings its files, and the comment of the person who forwards it', () => {
    const { workspace } = slack();
    const { ts } = say('look', { files: [{ name: 'graph.png', mimetype: 'image/png' }] });

    const forward = userForwards(workspace, {
      channel: RANDOM,
      user: ALICE,
      message: { channel: GENERAL, ts },
      text: 'is this ours?',
    });

    expect(forward).toMatchObject({
      text: 'is this ours?',
      blocks: [{ type: 'rich_text' }],
      attachments: [{ files: [{ name: 'graph.png' }] }],
    });
    expect(forward).not.toHaveProperty('files');
  });

  it('says so when it is from a thread or from a bot', () => {
    const { workspace } = slack();
    const { ts: parent } = botPosts(workspace, { channel: GENERAL, name: 'Pager', text: 'Alert' });
    const { ts } = say('on it', { thread: parent });
    const forward = (message: string) =>
      userForwards(workspace, { channel: RANDOM, user: ALICE, message: { channel: GENERAL, ts: message } });

    expect(forward(ts).attachments).toMatchObject([
      { is_reply_unfurl: true, footer: 'From a thread in #general' },
    ]);
    expect(forward(parent).attachments).toMatchObject([{ bot_id: 'B09OTHER', author_subname: 'Pager' }]);
  });

  it('must exist', () => {
    const message = { channel: GENERAL, ts: '1.000001' };

    expect(() => userForwards(slack().workspace, { channel: RANDOM, user: ALICE, message })).toThrow(
      RangeError,
    );
  });
});

describe('a preview', () => {
  it('of a message arrives as a change without an edit and without is_share', () => {
    const { eventsOf, workspace } = slack();
    const linked = say('db is down');
    const { ts } = say('see <https://acme.slack.com/archives/C01GENERAL/p1>');

    slackPreviewsMessage(workspace, { channel: GENERAL, ts, linked: { channel: GENERAL, ts: linked.ts } });

    const [changed] = eventsOf('message.message_changed') as unknown as [
      { message: { attachments: object[] }; previous_message: object },
    ];
    expect(changed.message).toMatchObject({ ts, attachments: [{ is_msg_unfurl: true, text: 'db is down' }] });
    expect(changed.message).not.toHaveProperty('edited');
    expect(changed.message.attachments[0]).not.toHaveProperty('is_share');
    expect(changed.previous_message).not.toHaveProperty('attachments');
  });

  it('of a web page has its address and title', () => {
    const { workspace } = slack();
    const message = say('<https://status.example/1>');
    const page = { url: 'https://status.example/1', title: 'All systems operational', text: 'No incidents' };

    slackPreviewsPage(workspace, { channel: GENERAL, ts: message.ts, ...page });

    expect(message.attachments).toMatchObject([
      { from_url: page.url, title: page.title, text: page.text, service_name: 'status.example' },
    ]);
  });
});
