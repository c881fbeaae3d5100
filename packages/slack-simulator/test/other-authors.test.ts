import { describe, expect, it } from 'vitest';
import { huddleEnds, userJoinsHuddle, userStartsHuddle } from '../src/huddles.js';
import { appPosts, emailArrives } from '../src/other-apps.js';
import { botPosts } from '../src/people.js';
import { ALICE, BOB, RANDOM, useSlack } from './support/use-slack.js';

const slack = useSlack();

describe("another app's message", () => {
  it('has a user, a team, a profile and no subtype if it was posted with a bot token', () => {
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'Disk full' } }];

    appPosts(slack().workspace, { channel: RANDOM, name: 'Alerts', text: 'Disk full', blocks });

    const [event] = slack().eventsOf('message');
    expect(event).toMatchObject({
      user: 'U09OTHERAPP',
      bot_id: 'B09OTHERAPP',
      app_id: 'A09OTHERAPP',
      team: slack().workspace.team.id,
      bot_profile: { name: 'Alerts', app_id: 'A09OTHERAPP' },
      blocks: [{ type: 'header' }],
    });
    expect(event).not.toHaveProperty('subtype');
  });

  it('has the subtype bot_message and no user if an older integration posted it', () => {
    botPosts(slack().workspace, {
      channel: RANDOM,
      name: 'Pager',
      text: '',
      attachments: [{ title: 'Alert' }],
    });

    const [event] = slack().eventsOf('message.bot_message');
    expect(event).toMatchObject({ username: 'Pager', attachments: [{ title: 'Alert' }] });
    expect(event).not.toHaveProperty('user');
  });
});

describe('an email', () => {
  it("is a file of Slackbot's, with the text next to the HTML", () => {
    const from = 'Dana <dana@client.example>';

    emailArrives(slack().workspace, { channel: RANDOM, subject: 'Checkout', from, body: 'It fails' });

    expect(slack().eventsOf('message.file_share')).toMatchObject([
      {
        user: 'USLACKBOT',
        bot_id: 'B09EMAIL',
        text: '',
        files: [
          {
            mode: 'email',
            filetype: 'email',
            title: 'Checkout',
            subject: 'Checkout',
            from: [{ name: 'Dana', address: 'dana@client.example', original: from }],
            plain_text: 'It fails',
            preview: '<div>It fails</div>',
          },
        ],
      },
    ]);
  });
});

describe('a huddle', () => {
  it("is a message of Slackbot's that changes when someone joins and when it ends", () => {
    const { clock, eventsOf, workspace } = slack();
    const { ts } = userStartsHuddle(workspace, { channel: RANDOM, user: ALICE });
    userJoinsHuddle(workspace, { channel: RANDOM, ts, user: BOB });
    clock.advance(60_000);
    huddleEnds(workspace, { channel: RANDOM, ts });

    const started = { created_by: ALICE, date_end: 0, has_ended: false, participants: [ALICE] };
    const ended = { date_end: 1736949969, has_ended: true, participants: [] };
    expect(eventsOf('message.huddle_thread')).toMatchObject([{ user: 'USLACKBOT', text: '', room: started }]);
    expect(eventsOf('message.message_changed')).toMatchObject([
      { message: { room: { participants: [ALICE, BOB] } } },
      { message: { subtype: 'huddle_thread', room: { ...ended, participant_history: [ALICE, BOB] } } },
    ]);
  });
});
