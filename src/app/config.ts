import * as z from 'zod';
import { ConfigError } from '../base/errors.js';
import type { ReminderTimes } from '../incidents/reminder-rules.js';
import { type PriceTable, priceTable } from '../summaries/model-prices.js';

type Environment = Readonly<Record<string, string | undefined>>;

const SERVICE_LIST = /^\s*[a-z0-9][a-z0-9._-]*(\s*,\s*[a-z0-9][a-z0-9._-]*)*\s*,?\s*$/i;

/** What is no JSON is left for the schema to refuse. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const EMOJI_LIST = /^\s*:?[a-z0-9_+-]+:?(\s*,\s*:?[a-z0-9_+-]+:?)*\s*,?\s*$/i;

/** Minutes: 30 and 60 without an update, 10 without a commander, a day from resolved to closed. */
export const DEFAULT_REMINDERS = 'P0:30, P1:60, commander:10, close:1440';
const REMINDER_LIST = /^\s*(?:off|(?:(?:P[0-4]|commander|close)\s*:\s*[1-9]\d{0,4}\s*(?:,\s*|$))+)$/i;

/** `P0:30, commander:10` as times; `off` as none. */
export function readReminders(text: string): ReminderTimes {
  const minutes = new Map(
    [...text.matchAll(/(\w+)\s*:\s*(\d+)/g)].map(([, what = '', amount]) => [
      what.toLowerCase(),
      Number(amount),
    ]),
  );
  const update = [...minutes].flatMap(([what, amount]): [string, number][] =>
    /^p[0-4]$/.test(what) ? [[what.toUpperCase(), amount]] : [],
  );
  return { update: new Map(update), commander: minutes.get('commander'), close: minutes.get('close') };
}

/** Every setting that Aegis reads, with what is said when it is wrong. An empty value counts as not set. */
const settings = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'is not the token of a bot: that begins with xoxb-')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'is not an app-level token: that begins with xapp-')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short for a signing secret').optional(),
  SLACK_API_URL: z.url('is not a URL').optional(),
  AEGIS_TABLE: z
    .string()
    .regex(/^[\w.-]{3,255}$/, 'is not a table name: 3 to 255 of A-Z a-z 0-9 _ . -')
    .default('aegis-incidents'),
  AEGIS_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is not the name of a bucket')
    .optional(),
  AEGIS_MODEL_ID: z.string().optional(),
  AEGIS_MODEL_MAX_TOKENS: z.coerce.number('is not a number').int().min(256).max(64_000).default(4_096),
  AEGIS_MODEL_TIMEOUT: z.coerce
    .number('is not a number of seconds')
    .min(1, 'is less than a second')
    .max(28, 'is more than 28 seconds: the digest has to be there within 30')
    .default(25),
  AEGIS_MODEL_PRICES: z.string().transform(readJson).pipe(priceTable).optional(),
  AEGIS_GUARDRAIL_ID: z.string().optional(),
  AEGIS_GUARDRAIL_VERSION: z
    .string()
    .regex(/^(?:\d{1,8}|DRAFT)$/, 'is neither a number nor DRAFT')
    .default('DRAFT'),
  AEGIS_SUMMARY_BUDGET_USD: z.coerce.number('is not an amount of US dollars').min(0).default(5),
  AEGIS_ANNOUNCE_CHANNEL: z.string().optional(),
  AEGIS_SERVICES: z
    .string()
    .regex(SERVICE_LIST, 'is not a list of service names such as "payments, search-api"')
    .default(''),
  AEGIS_MARK_EMOJI: z
    .string()
    .regex(EMOJI_LIST, 'is not a list of emoji names such as "pushpin, star"')
    .default('pushpin'),
  AEGIS_CAPTURE_SHARED: z.enum(['true', 'false'], 'is neither true nor false').default('false'),
  AEGIS_REMINDERS: z
    .string()
    .regex(REMINDER_LIST, 'is neither off nor minutes such as "P0:30, P1:60, commander:10, close:1440"')
    .default(DEFAULT_REMINDERS),
  AEGIS_ROLE_INSTRUCTIONS: z
    .string()
    .transform(readJson)
    .pipe(
      z.record(
        z.string(),
        z.string(),
        'is not JSON such as {"scribe": "Write down what is said in the call."}',
      ),
    )
    .optional(),
  CACHE_URL: z
    .url('is not a URL')
    .regex(/^(redis|valkey)s?:/, 'begins with redis:// or rediss://')
    .optional(),
  AEGIS_HOME: z.string().default('.aegis'),
  PORT: z.coerce.number('is not a port number').int().min(1).max(65_535).default(3000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'is none of debug, info, warn, error').optional(),
  AWS_REGION: z.string().optional(),
  AWS_ENDPOINT_URL_DYNAMODB: z.url('is not a URL').optional(),
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: z.url('is not a URL').optional(),
});

type Settings = z.output<typeof settings>;

/**
 * How requests from Slack arrive; `jobs` where none do and Slack is only called; `embedded` for a workspace and table of
 * one's own on this machine.
 */
export type Mode = 'embedded' | 'socket' | 'http' | 'jobs';

export interface Config {
  region: string;
  tableName: string;
  dynamoEndpoint: string | undefined;
  bedrockEndpoint: string | undefined;
  cacheUrl: string | undefined;
  /** Of the object store; a folder under `home` if absent. */
  bucket: string | undefined;
  modelId: string | undefined;
  model: ModelConfig;
  announcementChannel: string | undefined;
  services: string[];
  markEmoji: string[];
  captureShared: boolean;
  reminders: ReminderTimes;
  /** By role. */
  roleInstructions: ReadonlyMap<string, string>;
  home: string;
  port: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  slack: SlackConfig;
}

export interface ModelConfig {
  maxTokens: number;
  /** For all that is asked of the model for one summary. */
  deadlineMs: number;
  guardrail: { id: string; version: string } | undefined;
  /** The operator's own, in US dollars for a million tokens. */
  prices: PriceTable | undefined;
  /** What the summaries of one incident may cost. */
  budgetUsd: number;
}

/** Empty strings where the mode needs none. */
export interface SlackConfig {
  botToken: string;
  appToken: string;
  signingSecret: string;
  apiUrl: string | undefined;
}

/** With Slack tokens in the environment Aegis works in the real workspace, else in an embedded one. */
export function chooseMode(env: Environment): 'embedded' | 'socket' {
  return env.SLACK_BOT_TOKEN || env.SLACK_APP_TOKEN ? 'socket' : 'embedded';
}

/** Reads all settings for a mode. Throws one ConfigError that names everything missing or wrong. */
export function readConfig(env: Environment, mode: Mode): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  const problems = [...(parsed.error?.issues ?? []).map(describe), ...missing(given, mode)];
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);
  return toConfig(parsed.data, mode);
}

const NEEDED: Record<Mode, Record<string, string>> = {
  embedded: {},
  socket: {
    SLACK_BOT_TOKEN: 'the bot token of the Slack app (xoxb-…)',
    SLACK_APP_TOKEN: 'an app-level token with connections:write (xapp-…)',
  },
  http: {
    SLACK_BOT_TOKEN: 'the bot token of the Slack app (xoxb-…)',
    SLACK_SIGNING_SECRET: 'the signing secret of the Slack app',
  },
  jobs: { SLACK_BOT_TOKEN: 'the bot token of the Slack app (xoxb-…)' },
};

function missing(given: Environment, mode: Mode): string[] {
  const needed = Object.entries(NEEDED[mode]);
  const regionNeeded = mode !== 'embedded' && (!given.AWS_ENDPOINT_URL_DYNAMODB || given.AEGIS_MODEL_ID);
  if (regionNeeded || given.AEGIS_MODEL_ID)
    needed.push(['AWS_REGION', 'the region of the table and the model']);
  return needed.flatMap(([name, what]) => (given[name] ? [] : [`${name} is missing: ${what}`]));
}

function describe(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}`;
}

function toConfig(read: Settings, mode: Mode): Config {
  return {
    region: read.AWS_REGION ?? 'local',
    tableName: read.AEGIS_TABLE,
    dynamoEndpoint: read.AWS_ENDPOINT_URL_DYNAMODB,
    bedrockEndpoint: read.AWS_ENDPOINT_URL_BEDROCK_RUNTIME,
    cacheUrl: read.CACHE_URL?.replace(/^valkey/, 'redis'),
    bucket: read.AEGIS_BUCKET,
    modelId: read.AEGIS_MODEL_ID,
    model: {
      maxTokens: read.AEGIS_MODEL_MAX_TOKENS,
      deadlineMs: read.AEGIS_MODEL_TIMEOUT * 1_000,
      guardrail: read.AEGIS_GUARDRAIL_ID
        ? { id: read.AEGIS_GUARDRAIL_ID, version: read.AEGIS_GUARDRAIL_VERSION }
        : undefined,
      prices: read.AEGIS_MODEL_PRICES,
      budgetUsd: read.AEGIS_SUMMARY_BUDGET_USD,
    },
    announcementChannel: read.AEGIS_ANNOUNCE_CHANNEL ?? (mode === 'embedded' ? '#incidents' : undefined),
    services: listOf(read.AEGIS_SERVICES),
    markEmoji: listOf(read.AEGIS_MARK_EMOJI).map((name) => name.replaceAll(':', '')),
    captureShared: read.AEGIS_CAPTURE_SHARED === 'true',
    reminders: readReminders(read.AEGIS_REMINDERS),
    roleInstructions: new Map(
      Object.entries(read.AEGIS_ROLE_INSTRUCTIONS ?? {}).map(([role, text]) => [role.toLowerCase(), text]),
    ),
    home: read.AEGIS_HOME,
    port: read.PORT,
    logLevel: read.LOG_LEVEL ?? (mode === 'embedded' ? 'warn' : 'info'),
    slack: {
      botToken: read.SLACK_BOT_TOKEN ?? '',
      appToken: read.SLACK_APP_TOKEN ?? '',
      signingSecret: read.SLACK_SIGNING_SECRET ?? '',
      apiUrl: read.SLACK_API_URL,
    },
  };
}

function listOf(text: string): string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '');
}
