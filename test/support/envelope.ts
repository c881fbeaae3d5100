import type { Workspace } from 'slack-simulator';

/** An event as Slack sends it, for this workspace and app. */
export function envelopeOf({ team, app }: Workspace, event: object, more: object = {}) {
  return {
    token: 'verification-token',
    type: 'event_callback',
    team_id: team.id,
    api_app_id: app.id,
    event_id: 'Ev0001',
    event_time: 1_736_950_000,
    is_ext_shared_channel: false,
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event,
    ...more,
  };
}
