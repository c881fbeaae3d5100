/** A message as Slack's apps and clients post it, and what the record has to say about it, in this order. */
export interface MessageShape {
  name: string;
  /** Everything but type, channel and ts. */
  message: Record<string, unknown>;
  says: readonly string[];
  saysNot?: readonly string[];
  /** Of what the author is, if not a person. */
  author?: 'bot' | 'workflow';
  /** How many files; none if not said. */
  files?: number;
}

const PERSON = { user: 'U02BOB', client_msg_id: 'e2d5ae6c-0c1f-4b3c-8f5c-3f3c1c0b8d11', team: 'T01ACME' };
const app = (name: string) => ({
  subtype: 'bot_message',
  bot_id: 'B0APP',
  app_id: 'A0APP',
  username: name,
  bot_profile: { id: 'B0APP', deleted: false, name, team_id: 'T01ACME' },
});
const rich = (...elements: object[]) => ({ type: 'rich_text', block_id: 'r1', elements });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const words = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) });
const md = (text: string) => ({ type: 'mrkdwn', text, verbatim: false });
const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
const file = (id: string, name: string, more: object = {}) => ({
  id,
  created: 1_736_950_000,
  name,
  title: name,
  mimetype: 'image/png',
  filetype: 'png',
  mode: 'hosted',
  size: 1_000,
  permalink: `https://acme.slack.com/files/U02BOB/${id}/x`,
  file_access: 'visible',
  ...more,
});

const TYPED: readonly MessageShape[] = [
  {
    name: 'a nested numbered list with a continued count',
    message: {
      ...PERSON,
      text: '',
      blocks: [
        rich(
          { type: 'rich_text_list', style: 'ordered', indent: 0, elements: [section(words('drain eu-1'))] },
          { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [section(words('wait'))] },
          {
            type: 'rich_text_list',
            style: 'ordered',
            indent: 0,
            offset: 1,
            elements: [section(words('fail over'))],
          },
        ),
      ],
    },
    says: ['1. drain eu-1', '◦ wait', '2. fail over'],
  },
  {
    name: 'a checklist',
    message: {
      ...PERSON,
      text: '',
      blocks: [
        rich(
          { type: 'rich_text_list', style: 'checked', elements: [section(words('called Dana'))] },
          { type: 'rich_text_list', style: 'unchecked', elements: [section(words('call Sam'))] },
        ),
      ],
    },
    says: ['☑ called Dana', '☐ call Sam'],
  },
  {
    name: 'a date, a color, a group, a broadcast and a channel in one line',
    message: {
      ...PERSON,
      text: '',
      blocks: [
        rich(
          section(
            words('From '),
            {
              type: 'date',
              timestamp: 1_736_950_000,
              format: '{date_num} {time}',
              fallback: '2025-01-15 14:06',
            },
            words(' it is '),
            { type: 'color', value: '#FF0000' },
            words(' for '),
            { type: 'usergroup', usergroup_id: 'S0OPS' },
            words(', '),
            { type: 'broadcast', range: 'here' },
            words(' and '),
            { type: 'channel', channel_id: 'C0GENERAL' },
          ),
        ),
      ],
    },
    says: ['From 2025-01-15 14:06 it is #FF0000 for <!subteam^S0OPS>, <!here> and <#C0GENERAL>'],
  },
  {
    name: 'an inline element of a type that nobody knows yet',
    message: {
      ...PERSON,
      text: '',
      blocks: [rich(section(words('now '), { type: 'workflow_token', value: 'step 3' }, words(' runs')))],
    },
    says: ['now step 3 runs'],
  },
  {
    name: 'an unknown container of rich text',
    message: {
      ...PERSON,
      text: '',
      blocks: [rich({ type: 'rich_text_callout', elements: [section(words('careful with eu-1'))] })],
    },
    says: ['careful with eu-1'],
  },
  {
    name: 'code, quoted and preformatted',
    message: {
      ...PERSON,
      text: '',
      blocks: [
        rich(
          section(words('run '), words('kubectl get po', { code: true })),
          { type: 'rich_text_preformatted', border: 0, elements: [words('NAME  READY\napi   0/1')] },
          { type: 'rich_text_quote', elements: [words('it is DNS')] },
        ),
      ],
    },
    says: ['run `kubectl get po`', '```', 'api   0/1', '> it is DNS'],
  },
  {
    name: 'a pasted table next to text',
    message: {
      ...PERSON,
      text: 'the numbers',
      blocks: [
        rich(section(words('the numbers'))),
        {
          type: 'table',
          rows: [
            [
              { type: 'raw_text', text: 'api' },
              { type: 'raw_text', text: 'up' },
            ],
            [
              { type: 'rich_text', elements: [section(words('db'))] },
              { type: 'rich_text', elements: [section(words('up', { bold: true }))] },
            ],
          ],
        },
      ],
    },
    says: ['the numbers', 'api | up', 'db | *up*'],
  },
  {
    name: 'a table with a column of passwords',
    message: {
      ...PERSON,
      text: '',
      blocks: [
        {
          type: 'table',
          rows: [
            [
              { type: 'raw_text', text: 'host' },
              { type: 'rich_text', elements: [section(words('password', { bold: true }))] },
            ],
            [
              { type: 'raw_text', text: 'db-1' },
              { type: 'raw_text', text: 'Sommer2024!' },
            ],
          ],
        },
      ],
    },
    says: ['host | *password*', 'db-1 | [redacted: password]'],
    saysNot: ['Sommer'],
  },
  {
    name: 'fields of a section with a password',
    message: {
      ...app('Vault'),
      text: '',
      blocks: [{ type: 'section', fields: [md('*Host*'), md('db-1'), md('*Password*'), md('Sommer2024!')] }],
    },
    says: ['*Host*', 'db-1', '*Password*', '[redacted: password]'],
    saysNot: ['Sommer'],
    author: 'bot',
  },
  {
    name: 'a table that Slack put into an attachment',
    message: {
      ...PERSON,
      text: 'see',
      attachments: [
        {
          blocks: [
            {
              type: 'table',
              rows: [
                [
                  { type: 'raw_number', value: 12 },
                  { type: 'raw_text', text: 'x' },
                ],
              ],
            },
          ],
        },
      ],
    },
    says: ['see', '12 | x'],
  },
  {
    name: 'a forwarded message without a comment',
    message: {
      ...PERSON,
      text: '',
      attachments: [
        {
          is_share: true,
          is_msg_unfurl: true,
          from_url: 'https://acme.slack.com/archives/C0/p1',
          author_id: 'U03CAROL',
          author_name: 'Carol',
          channel_id: 'C0GENERAL',
          ts: '1736949000.000100',
          text: 'the database is down',
          footer: 'Posted in #general',
          mrkdwn_in: ['text'],
          message_blocks: [
            {
              team: 'T01ACME',
              channel: 'C0GENERAL',
              ts: '1736949000.000100',
              message: { blocks: [rich(section(words('the database is down')))] },
            },
          ],
        },
      ],
    },
    says: ['Forwarded', 'the database is down'],
  },
  {
    name: 'a forwarded message with files',
    message: {
      ...PERSON,
      text: 'look',
      attachments: [
        {
          is_share: true,
          author_name: 'Carol',
          text: 'graphs',
          files: [file('F0SH1', 'cpu.png'), file('F0SH2', 'mem.png')],
        },
      ],
    },
    says: ['look', 'graphs'],
    files: 2,
  },
  {
    name: 'a link with its preview',
    message: {
      ...PERSON,
      text: '<https://status.example>',
      attachments: [
        {
          from_url: 'https://status.example',
          original_url: 'https://status.example',
          title: 'All systems operational',
          text: 'preview',
          fallback: 'f',
          id: 1,
        },
      ],
    },
    says: ['https://status.example'],
    saysNot: ['operational', 'preview'],
  },
  {
    name: 'several files with a comment',
    message: {
      ...PERSON,
      subtype: 'file_share',
      text: 'graphs',
      upload: true,
      files: [file('F0A1', 'a.png'), file('F0A2', 'b.png'), file('F0A3', 'c.png')],
    },
    says: ['graphs'],
    files: 3,
  },
  {
    name: 'a snippet',
    message: {
      ...PERSON,
      subtype: 'file_share',
      text: '',
      files: [
        file('F0SN', 'trace.txt', {
          mimetype: 'text/plain',
          filetype: 'text',
          mode: 'snippet',
          preview: 'panic: nil map\n\tat main',
          lines: 40,
          lines_more: 38,
          preview_is_truncated: true,
        }),
      ],
    },
    says: ['panic: nil map'],
    files: 1,
  },
  {
    name: 'an email',
    message: {
      user: 'USLACKBOT',
      subtype: 'file_share',
      text: '',
      files: [
        {
          id: 'F0EM',
          name: 'Outage_in_eu',
          title: 'Outage in eu',
          filetype: 'email',
          mode: 'email',
          mimetype: 'text/html',
          subject: 'Outage in eu',
          from: [{ address: 'noc@carrier.example', name: 'NOC', original: 'NOC <noc@carrier.example>' }],
          to: [],
          plain_text: 'Fiber cut near Frankfurt.',
          preview: '<div>Fiber cut near Frankfurt.</div>',
        },
      ],
    },
    says: ['noc@carrier.example', 'Outage in eu', 'Fiber cut near Frankfurt.'],
    saysNot: ['<div>'],
    author: 'bot',
    files: 1,
  },
  {
    name: 'a canvas',
    message: {
      ...PERSON,
      subtype: 'file_share',
      text: 'notes',
      files: [
        file('F0CV', 'Runbook', {
          filetype: 'quip',
          mode: 'quip',
          mimetype: 'application/vnd.slack-docs',
          preview: '<h1>Step 1</h1><p>drain</p>',
        }),
      ],
    },
    says: ['notes', 'Step 1', 'drain'],
    files: 1,
  },
  {
    name: 'a list',
    message: {
      ...PERSON,
      text: 'the <https://acme.slack.com/lists/T/F0L|Follow-ups> list',
      files: [
        file('F0LI', 'Follow-ups', {
          filetype: 'list',
          mode: 'list',
          mimetype: 'application/vnd.slack-list',
        }),
      ],
    },
    says: ['Follow-ups'],
    files: 1,
  },
  {
    name: 'a voice clip with its transcript',
    message: {
      ...PERSON,
      subtype: 'file_share',
      text: '',
      files: [
        file('F0VC', 'audio_message.m4a', {
          subtype: 'slack_audio',
          mimetype: 'audio/mp4',
          filetype: 'm4a',
          transcription: {
            status: 'complete',
            locale: 'en-US',
            preview: { content: 'Rolling back now', has_more: false },
          },
        }),
      ],
    },
    says: ['Rolling back now'],
    files: 1,
  },
  {
    name: 'a file of a service',
    message: {
      ...PERSON,
      text: 'doc',
      files: [
        file('F0GD', 'Plan', {
          is_external: true,
          external_type: 'gdrive',
          mode: 'external',
          url_private: 'https://docs.google.com/d/1',
        }),
      ],
    },
    says: ['doc'],
    files: 1,
  },
  {
    name: 'a stub of a file from another organization',
    message: {
      ...PERSON,
      subtype: 'file_share',
      text: 'ours',
      files: [{ id: 'F0EX', mode: 'hosted', file_access: 'check_file_info' }],
    },
    says: ['ours', 'another organization'],
    files: 1,
  },
  {
    name: 'files that the plan hides and that were deleted',
    message: {
      ...PERSON,
      text: 'old',
      files: [
        { id: 'F0H', mode: 'hidden_by_limit' },
        { id: 'F0T', mode: 'tombstone' },
      ],
    },
    says: ['old', "hidden by the workspace's plan"],
    files: 2,
  },
  {
    name: 'a reply that is also sent to the channel',
    message: {
      ...PERSON,
      subtype: 'thread_broadcast',
      thread_ts: '1736950000.000100',
      root: { text: 'root words', ts: '1736950000.000100' },
      text: 'found it',
    },
    says: ['found it'],
    saysNot: ['root words'],
  },
  {
    name: 'a /me message',
    message: { user: 'U02BOB', subtype: 'me_message', text: 'restarts the pod' },
    says: ['restarts the pod'],
  },
  {
    name: 'a message of someone from another organization',
    message: {
      user: 'W0EXTERN',
      text: 'we see it too',
      user_team: 'T0OTHER',
      source_team: 'T0OTHER',
      user_profile: { real_name: 'Ext', team: 'T0OTHER' },
    },
    says: ['we see it too'],
  },
  {
    name: 'a message with metadata',
    message: {
      ...PERSON,
      text: 'deployed',
      metadata: { event_type: 'deploy', event_payload: { sha: 'hiddenpayload' } },
    },
    says: ['deployed'],
    saysNot: ['hiddenpayload'],
  },
  {
    name: 'Slackbot',
    message: { user: 'USLACKBOT', subtype: 'slackbot_response', text: 'The on-call is Dana' },
    says: ['The on-call is Dana'],
    author: 'bot',
  },
];

const HUDDLES: readonly MessageShape[] = [
  {
    name: 'a huddle that goes on',
    message: {
      user: 'USLACKBOT',
      subtype: 'huddle_thread',
      text: '',
      permalink: 'x',
      channel_name: 'inc',
      room: {
        id: 'R1',
        name: '',
        created_by: 'U01ALICE',
        date_start: 1_736_950_000,
        date_end: 0,
        has_ended: false,
        participants: ['U01ALICE'],
        participant_history: ['U01ALICE', 'U02BOB'],
      },
    },
    says: ['Huddle started by <@U01ALICE>', '<@U02BOB>'],
    author: 'bot',
  },
  {
    name: 'a huddle that ended',
    message: {
      user: 'USLACKBOT',
      subtype: 'huddle_thread',
      text: 'A huddle happened',
      room: {
        created_by: 'U01ALICE',
        date_start: 1_736_950_000,
        date_end: 1_736_950_600,
        has_ended: true,
        participants: [],
        participant_history: ['U01ALICE'],
      },
    },
    says: ['Huddle started', 'Huddle ended'],
    author: 'bot',
  },
  {
    name: 'a huddle with the words that its clients show',
    message: {
      user: 'USLACKBOT',
      subtype: 'huddle_thread',
      text: '',
      no_notifications: true,
      permalink: 'https://acme.slack.com/call/R3',
      blocks: [rich(section(words('A huddle started')))],
      room: {
        id: 'R3',
        name: '',
        created_by: 'U01ALICE',
        date_start: 1_736_950_000,
        date_end: 0,
        participants: [],
        participant_history: ['U01ALICE'],
        participants_events: { U01ALICE: { user_team: {}, joined: true, camera_on: false } },
        participants_camera_on: [],
        is_dm_call: false,
        has_ended: false,
        attached_file_ids: [],
        pending_invitees: {},
        knocks: {},
        huddle_link: 'https://app.slack.com/huddle/T01ACME/C0',
      },
    },
    says: ['A huddle started', 'Huddle started by <@U01ALICE>'],
    author: 'bot',
  },
  {
    name: 'a comment on a canvas',
    message: {
      ...PERSON,
      subtype: 'document_comment_root',
      text: 'is this step still right?',
      files: [file('F0DC', 'Runbook', { filetype: 'quip', mode: 'quip' })],
    },
    says: ['is this step still right?'],
    files: 1,
  },
  {
    name: 'a file posted as the newer API sends it, without a subtype',
    message: {
      ...PERSON,
      text: '',
      upload: true,
      display_as_bot: false,
      bot_id: null,
      files: [file('F0NW', 'graph.png')],
    },
    says: ['graph.png'],
    files: 1,
  },
  {
    name: 'a list with items of their own type',
    message: {
      ...PERSON,
      text: '',
      blocks: [
        rich({
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_list_item', elements: [section(words('drain eu-1'))] }],
        }),
      ],
    },
    says: ['• drain eu-1'],
  },
  {
    name: 'a room that an older client created',
    message: {
      user: 'U02BOB',
      subtype: 'sh_room_created',
      text: '',
      no_notifications: true,
      room: { created_by: 'U02BOB', date_start: 1_736_950_000, participants: ['U02BOB'] },
    },
    says: ['Huddle started by <@U02BOB>'],
  },
  {
    name: 'a call of another service',
    message: {
      ...app('Zoom'),
      text: '',
      blocks: [
        {
          type: 'call',
          call_id: 'R2',
          api_decoration_available: false,
          call: {
            v1: {
              id: 'R2',
              name: 'Bridge',
              join_url: 'https://zoom.example/j/1',
              all_participants: [{ slack_id: 'U01ALICE' }, { display_name: 'Guest Gil' }],
            },
          },
        },
      ],
    },
    says: ['<https://zoom.example/j/1|Bridge>', '<@U01ALICE>', 'Guest Gil'],
    author: 'bot',
  },
];

const ALERTS: readonly MessageShape[] = [
  {
    name: 'a Grafana alert with a graph',
    message: {
      ...app('Grafana'),
      text: '',
      attachments: [
        {
          color: 'D63232',
          fallback: '[FIRING:1] HighErrors',
          title: '[FIRING:1] HighErrors',
          title_link: 'https://grafana.example/alerting/1',
          text: '*Value*: B=42\nLabels:\n - alertname = HighErrors',
          image_url: 'https://grafana.example/render/1.png',
          footer: 'Grafana v10.2',
          footer_icon: 'https://x/i.png',
          ts: 1_736_950_000,
        },
      ],
    },
    says: [
      '<https://grafana.example/alerting/1|[FIRING:1] HighErrors>',
      'B=42',
      'alertname = HighErrors',
      'Grafana v10.2',
      'https://grafana.example/render/1.png',
    ],
    author: 'bot',
  },
  {
    name: 'an Alertmanager alert with equal values',
    message: {
      ...app('Alertmanager'),
      text: '',
      attachments: [
        {
          title: 'disk',
          fields: [
            { title: 'api', value: 'up', short: true },
            { title: 'web', value: 'down' },
            { title: 'db', value: 'up' },
            { title: 'Acknowledged', value: false },
          ],
          actions: [{ type: 'button', text: 'Silence', url: 'https://am.example/s' }],
        },
      ],
    },
    says: ['api: up', 'web: down', 'db: up', 'Acknowledged: false', '<https://am.example/s|Silence>'],
    author: 'bot',
  },
  {
    name: 'a PagerDuty incident in blocks',
    message: {
      ...app('PagerDuty'),
      text: 'Triggered #4711',
      blocks: [
        { type: 'section', text: md('*<https://acme.pagerduty.com/incidents/Q1|#4711>* checkout errors') },
        { type: 'section', fields: [md('*Assigned:*\n<@U02BOB>'), md('*Urgency:*\nHigh')] },
        {
          type: 'actions',
          elements: [
            { type: 'button', text: plain('Acknowledge'), value: 'ack', action_id: 'a' },
            {
              type: 'button',
              text: plain('View'),
              url: 'https://acme.pagerduty.com/incidents/Q1',
              action_id: 'b',
            },
          ],
        },
      ],
    },
    says: [
      'Triggered #4711',
      'checkout errors',
      'Assigned',
      '<@U02BOB>',
      'High',
      'Acknowledge',
      '<https://acme.pagerduty.com/incidents/Q1|View>',
    ],
    author: 'bot',
  },
  {
    name: 'a Datadog monitor',
    message: {
      ...app('Datadog'),
      text: '',
      attachments: [
        {
          fallback: 'Triggered: p99',
          title: 'Triggered: p99 on checkout',
          title_link: 'https://dd.example/m/1',
          text: 'p99 > 2 s @slack-inc',
          fields: [{ title: 'Tags', value: 'env:prod, service:checkout', short: false }],
          author_name: 'Monitor',
          mrkdwn_in: ['text'],
        },
      ],
    },
    says: [
      'Monitor',
      '<https://dd.example/m/1|Triggered: p99 on checkout>',
      'p99 > 2 s',
      'Tags: env:prod, service:checkout',
    ],
    author: 'bot',
  },
  {
    name: 'an Opsgenie alert with a legacy menu',
    message: {
      ...app('Opsgenie'),
      text: 'New alert',
      attachments: [
        {
          text: '<https://og.example/a|#12>: queue full',
          callback_id: 'c',
          fields: [{ title: 'Priority', value: 'P1' }],
          actions: [
            {
              name: 'x',
              type: 'select',
              text: 'Assign',
              selected_options: [{ text: 'Bob', value: 'b' }],
              options: [
                { text: 'Bob', value: 'b' },
                { text: 'Eve', value: 'e' },
              ],
            },
          ],
        },
      ],
    },
    says: ['New alert', 'queue full', 'Priority: P1', 'Bob'],
    author: 'bot',
  },
  {
    name: 'a Jira issue with a menu and an icon',
    message: {
      ...app('Jira Cloud'),
      text: 'Dana created a bug',
      blocks: [
        { type: 'section', text: md('*Dana* created a *Bug*') },
        {
          type: 'section',
          text: md('*<https://acme.atlassian.net/browse/OPS-7|OPS-7 Cart is empty>*'),
          accessory: { type: 'overflow', action_id: 'o', options: [{ text: plain('Watch'), value: 'w' }] },
        },
        {
          type: 'context',
          elements: [{ type: 'image', image_url: 'https://x/i.png', alt_text: 'Bug' }, md('Status: *To do*')],
        },
      ],
    },
    says: ['Dana created a bug', 'OPS-7 Cart is empty', 'Watch', 'Bug', 'Status: *To do*'],
    author: 'bot',
  },
  {
    name: 'a GitHub pull request',
    message: {
      ...app('GitHub'),
      text: '',
      attachments: [
        {
          pretext: 'Pull request merged by dana',
          title: '#91 Revert cache',
          title_link: 'https://github.com/a/b/pull/91',
          fields: [{ title: 'Reviewers', value: 'bob' }],
          footer: '<https://github.com/a/b|a/b>',
          ts: '1736950000',
          color: '6f42c1',
          fallback: 'fb',
        },
      ],
    },
    says: ['Pull request merged by dana', '#91 Revert cache', 'Reviewers: bob', 'a/b'],
    author: 'bot',
  },
  {
    name: 'an app whose only content is an attachment with an address',
    message: {
      ...app('RSS'),
      text: '',
      attachments: [
        {
          from_url: 'https://status.example/1',
          title: 'Degraded performance',
          title_link: 'https://status.example/1',
          text: 'Investigating',
          fallback: 'f',
        },
      ],
    },
    says: ['Degraded performance', 'Investigating'],
    author: 'bot',
  },
  {
    name: 'a Sentry issue with a fallback only',
    message: {
      ...app('Sentry'),
      text: '',
      attachments: [{ fallback: 'TypeError: x is undefined', color: 'f00' }],
    },
    says: ['TypeError: x is undefined'],
    author: 'bot',
  },
  {
    name: 'an integration without a profile',
    message: {
      subtype: 'bot_message',
      text: 'cron failed',
      username: 'cron',
      icons: { emoji: ':clock1:' },
      bot_id: null,
      user: null,
    },
    says: ['cron failed'],
    author: 'bot',
  },
];

const APPS: readonly MessageShape[] = [
  {
    name: 'a workflow form',
    message: {
      ...app('Intake'),
      bot_profile: { id: 'B0APP', name: 'Intake', is_workflow_bot: true },
      text: 'New report\n*Impact*\ncheckout',
      blocks: [rich(section(words('New report\n'), words('Impact', { bold: true }), words('\ncheckout')))],
    },
    says: ['New report', 'Impact', 'checkout'],
    author: 'workflow',
  },
  {
    name: 'a workflow button',
    message: {
      ...app('Intake'),
      text: '',
      blocks: [
        {
          type: 'actions',
          elements: [
            {
              type: 'workflow_button',
              text: plain('Report'),
              workflow: { trigger: { url: 'https://slack.com/shortcuts/Ft1' } },
            },
          ],
        },
      ],
    },
    says: ['<https://slack.com/shortcuts/Ft1|Report>'],
    author: 'bot',
  },
  {
    name: 'a Simple Poll',
    message: {
      ...app('Simple Poll'),
      text: 'Roll back?',
      blocks: [
        { type: 'section', text: md('*Roll back?* Poll by <@U02BOB>') },
        {
          type: 'section',
          text: md(':one: Yes `2`\n<@U01ALICE>, <@U03CAROL>'),
          accessory: { type: 'button', text: plain(':one:'), value: '1', action_id: 'v1' },
        },
        {
          type: 'section',
          text: md(':two: No'),
          accessory: { type: 'button', text: plain(':two:'), value: '2', action_id: 'v2' },
        },
      ],
    },
    says: ['*Roll back?* Poll by <@U02BOB>', ':one: Yes `2`', '<@U01ALICE>, <@U03CAROL>', ':two: No'],
    author: 'bot',
  },
  {
    name: 'a Polly with choices',
    message: {
      ...app('Polly'),
      text: '',
      blocks: [
        {
          type: 'input',
          label: plain('Severity?'),
          element: {
            type: 'radio_buttons',
            action_id: 'r',
            options: [
              { text: plain('P1'), value: '1' },
              { text: plain('P2'), value: '2' },
            ],
            initial_option: { text: plain('P2'), value: '2' },
          },
        },
      ],
    },
    says: ['Severity?', '○ P1', '◉ P2'],
    author: 'bot',
  },
  {
    name: 'an agent that answers in markdown',
    message: {
      ...app('Agent'),
      text: '',
      blocks: [
        { type: 'markdown', text: '## Cause\n- **cache** is cold' },
        {
          type: 'context_actions',
          elements: [
            {
              type: 'feedback_buttons',
              action_id: 'f',
              positive_button: { text: plain('Good'), value: '+' },
              negative_button: { text: plain('Bad'), value: '-' },
            },
            { type: 'icon_button', icon: 'trash', text: plain('Remove'), action_id: 'd' },
          ],
        },
      ],
    },
    says: ['## Cause', '**cache** is cold', 'Good', 'Bad', 'Remove'],
    author: 'bot',
  },
  {
    name: 'an agent with a plan, tasks and sources',
    message: {
      ...app('Agent'),
      text: '',
      blocks: [
        {
          type: 'plan',
          title: 'Find the cause',
          tasks: [
            {
              task_id: 't1',
              title: 'Read logs',
              status: 'complete',
              output: rich(section(words('42 errors'))),
              sources: [{ type: 'url', url: 'https://logs.example/1', text: 'Logs' }],
            },
          ],
        },
      ],
    },
    says: ['Find the cause', 'Read logs (complete)', '42 errors', '<https://logs.example/1|Logs>'],
    author: 'bot',
  },
  {
    name: 'a video',
    message: {
      ...app('Loom'),
      text: '',
      blocks: [
        {
          type: 'video',
          title: plain('How it broke'),
          title_url: 'https://loom.example/1',
          video_url: 'https://loom.example/e/1',
          description: plain('two minutes'),
          thumbnail_url: 'https://x/t.png',
          alt_text: 'a recording',
          author_name: 'Dana',
          provider_name: 'Loom',
        },
      ],
    },
    says: ['<https://loom.example/1|How it broke>', 'Loom', 'Dana', 'two minutes'],
    author: 'bot',
  },
  {
    name: 'pictures with and without words',
    message: {
      ...app('Graphs'),
      text: '',
      blocks: [
        { type: 'image', image_url: 'https://x/1.png', alt_text: 'CPU at 90 %', title: plain('CPU') },
        { type: 'image', image_url: 'https://x/2.png', alt_text: '' },
        { type: 'image', slack_file: { url: 'https://files.slack.example/3.png' }, alt_text: '' },
      ],
    },
    says: ['CPU', 'CPU at 90 %', '<https://x/2.png>', '<https://files.slack.example/3.png>'],
    author: 'bot',
  },
  {
    name: 'a block of a type that nobody knows yet',
    message: {
      ...app('New'),
      text: '',
      blocks: [
        {
          type: 'hologram',
          title: plain('Deploy 4.2'),
          url: 'https://cd.example/42',
          description: md('is bad'),
        },
      ],
    },
    says: ['Deploy 4.2', 'is bad', 'https://cd.example/42'],
    author: 'bot',
  },
  {
    name: 'selects with what is chosen',
    message: {
      ...app('Roles'),
      text: 'Roles',
      blocks: [
        {
          type: 'section',
          text: md('Lead'),
          accessory: {
            type: 'users_select',
            action_id: 'u',
            initial_user: 'U02BOB',
            placeholder: plain('Pick'),
          },
        },
        {
          type: 'actions',
          elements: [
            {
              type: 'static_select',
              action_id: 's',
              placeholder: plain('Severity'),
              options: [],
              initial_option: { text: plain('P1'), value: '1' },
            },
            { type: 'datepicker', action_id: 'd', initial_date: '2025-01-15' },
          ],
        },
      ],
    },
    says: ['Roles', 'Lead', '<@U02BOB>', 'P1', '2025-01-15'],
    author: 'bot',
  },
  {
    name: 'a Salesforce record and a canvas in rich text',
    message: {
      ...app('Sales'),
      text: '',
      blocks: [
        rich(
          section(
            words('Case '),
            { type: 'salesforce_data_field', salesforce_field_label: 'Priority' },
            words(' in '),
            { type: 'canvas', file_id: 'F1', title: 'Runbook' },
          ),
        ),
      ],
    },
    says: ['Case Priority in Runbook'],
    author: 'bot',
  },
  {
    name: 'markup, a context line and a divider',
    message: {
      ...app('CI'),
      text: 'Build 12 failed',
      blocks: [
        { type: 'header', text: plain('Build 12 failed') },
        { type: 'divider' },
        { type: 'context', elements: [md('by <@U02BOB>'), plain('in 3 min')] },
      ],
    },
    says: ['Build 12 failed', 'by <@U02BOB>', 'in 3 min'],
    author: 'bot',
  },
  {
    name: 'values that also occur in its text',
    message: {
      ...app('Checks'),
      text: '12 errors in prod',
      attachments: [
        {
          fields: [
            { title: 'errors', value: '12' },
            { title: 'env', value: 'prod' },
            { title: 'hosts', value: 1 },
          ],
        },
      ],
    },
    says: ['12 errors in prod', 'errors: 12', 'env: prod', 'hosts: 1'],
    author: 'bot',
  },
  {
    name: 'cards in a carousel',
    message: {
      ...app('Cards'),
      text: '',
      blocks: [
        {
          type: 'carousel',
          elements: [
            {
              type: 'card',
              title: md('api'),
              body: md('is up'),
              actions: [{ type: 'button', text: plain('Open'), url: 'https://x/api' }],
            },
            { type: 'card', title: md('db'), body: md('is up') },
          ],
        },
      ],
    },
    says: ['api', 'is up', '<https://x/api|Open>', 'db', 'is up'],
    author: 'bot',
  },
  {
    name: 'a chart',
    message: {
      ...app('Charts'),
      text: '',
      blocks: [
        {
          type: 'data_visualization',
          title: plain('Errors'),
          chart: { type: 'bar', series: [{ name: 'eu', data: [{ label: '14:00', value: 3 }] }] },
        },
      ],
    },
    says: ['Errors', 'eu: 14:00 3'],
    author: 'bot',
  },
];

const BROKEN: readonly MessageShape[] = [
  {
    name: 'fields of wrong types',
    message: {
      ...PERSON,
      text: 'still here',
      blocks: 'none',
      attachments: { 0: 'x' },
      files: [null, 'f', { id: 7 }],
      thread_ts: 5,
      edited: 'yes',
      bot_profile: [],
    },
    says: ['still here'],
    files: 3,
  },
  {
    name: 'null in every list',
    message: {
      ...PERSON,
      text: 'still here',
      blocks: [null, 3, { type: 'section', text: null, fields: [null] }],
      attachments: [null, { fields: [null, { title: 'a', value: null }], blocks: null }],
    },
    says: ['still here', 'a'],
  },
  {
    name: 'names of object members as types',
    message: {
      ...app('Evil'),
      text: 'still here',
      blocks: [
        { type: '__proto__' },
        { type: 'constructor', text: 'c' },
        rich({ type: 'toString', text: 'd' }),
      ],
    },
    says: ['still here', 'c', 'd'],
    author: 'bot',
  },
  {
    name: 'a lone surrogate and control characters',
    message: { ...PERSON, text: 'bad \ud83d end\u0000 \u0007ok' },
    says: ['bad', 'ok'],
  },
  {
    name: 'a name far longer than Slack allows',
    message: {
      subtype: 'bot_message',
      bot_id: 'B0APP',
      username: 'n'.repeat(450_000),
      text: 'still here',
      thread_ts: '9'.repeat(3_000),
    },
    says: ['still here'],
    author: 'bot',
  },
  {
    name: 'a user whose id is longer than a key may be',
    message: { user: 'U'.repeat(5_000), text: 'from nobody' },
    says: ['from nobody'],
  },
  { name: 'no user at all', message: { text: 'from nobody' }, says: ['from nobody'] },
  {
    name: 'text of forty thousand characters',
    message: { ...PERSON, text: `start ${'x'.repeat(39_000)} finish` },
    says: ['start'],
  },
];

/** Modeled on what apps, clients and Slack itself send, as their documentation, SDKs and public bug reports show it. */
export const MESSAGE_SHAPES: readonly MessageShape[] = [...TYPED, ...HUDDLES, ...ALERTS, ...APPS, ...BROKEN];
