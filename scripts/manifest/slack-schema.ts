import * as z from 'zod';

/**
 * Slack's published schema of app manifests (1.0.0), as far as Aegis uses it. One name that's too long makes Slack refuse
 * the whole manifest. Keys that aren't here are refused, because Slack refuses the ones it doesn't know.
 */
const text = (max: number, min = 1) => z.string().min(min).max(max);
const url = z
  .string()
  .max(3_000)
  .regex(/^https:\/\//, 'must be an https:// address');
const scopes = z.array(text(50)).max(255);

const slashCommand = z.strictObject({
  command: text(32, 2).regex(
    /^\/[a-z0-9_-]+$/,
    'must be a slash and lowercase letters, digits, hyphens or underscores',
  ),
  url: url.optional(),
  description: text(2_000),
  usage_hint: text(1_000).optional(),
  should_escape: z.boolean().optional(),
});

const shortcut = z.strictObject({
  name: text(24),
  type: z.enum(['message', 'global']),
  callback_id: text(255),
  description: text(150),
});

const features = z.strictObject({
  app_home: z
    .strictObject({
      home_tab_enabled: z.boolean().optional(),
      messages_tab_enabled: z.boolean().optional(),
      messages_tab_read_only_enabled: z.boolean().optional(),
    })
    .optional(),
  bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean().optional() }).optional(),
  shortcuts: z.array(shortcut).min(1).max(10).optional(),
  slash_commands: z.array(slashCommand).min(1).max(50).optional(),
});

const displayInformation = z.strictObject({
  name: text(35),
  description: text(140).optional(),
  // The schema spells this rule `regex`, so JSON Schema validators skip it. Slack doesn't.
  background_color: z
    .string()
    .regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/, 'must be a color such as #1f2937')
    .optional(),
  long_description: text(4_000, 175).optional(),
});

const settings = z.strictObject({
  event_subscriptions: z
    .strictObject({ request_url: url.optional(), bot_events: z.array(text(50)).max(100).optional() })
    .optional(),
  interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: url.optional() }).optional(),
  org_deploy_enabled: z.boolean().optional(),
  socket_mode_enabled: z.boolean().optional(),
  token_rotation_enabled: z.boolean().optional(),
});

export const slackManifest = z.strictObject({
  display_information: displayInformation,
  features: features.optional(),
  oauth_config: z
    .strictObject({
      redirect_urls: z.array(url).max(1_000).optional(),
      scopes: z.strictObject({ bot: scopes.optional(), bot_optional: scopes.optional() }).optional(),
    })
    .optional(),
  settings: settings.optional(),
});

export type SlackManifest = z.output<typeof slackManifest>;
