import * as z from 'zod';
import { ConfigError } from '../../base/errors.js';
import type { ReminderTimes } from '../../incidents/reminder-rules.js';
import type { Settings } from '../../ports/settings.js';
import { BUILT_IN_PROCESS } from '../../process/built-in-process.js';
import { severitiesInUse } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import type { PriceTable } from '../../summaries/model-prices.js';
import type { Mode, Setting } from './setting.js';
import { SETTINGS, type SettingName } from './settings-table.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  region: string;
  tableName: string;
  dynamoEndpoint: string | undefined;
  /** Of the embedded table engine, which runs when neither DynamoDB nor another engine is configured. */
  tableFile: string | undefined;
  bedrockEndpoint: string | undefined;
  cacheUrl: string | undefined;
  /** Of the object store; a folder under `home` if absent. */
  bucket: string | undefined;
  /** Of the jobs; empty where the mode needs none. */
  queueUrl: string;
  /** Name of the function that archives on demand. */
  archiver: string | undefined;
  modelId: string | undefined;
  model: ModelConfig;
  /** What commands and capture need to know. */
  settings: Settings;
  home: string;
  port: number;
  healthPort: number | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Of a deployment; log lines and metrics name it. */
  stage: string | undefined;
  writesMetrics: boolean;
  slack: SlackConfig;
}

export interface ModelConfig {
  maxTokens: number;
  /** For all model calls of one summary. */
  deadlineMs: number;
  guardrail: { id: string; version: string } | undefined;
  /** Whether claims are judged in a second call. */
  judges: boolean;
  /** The operator's own, in US dollars per million tokens. */
  prices: PriceTable | undefined;
  /** For all summaries of one incident. */
  budgetUsd: number;
}

/** Empty strings where the mode needs none. */
export interface SlackConfig {
  botToken: string;
  appToken: string;
  signingSecret: string;
  apiUrl: string | undefined;
}

type Schemas = { [Name in SettingName]: (typeof SETTINGS)[Name]['schema'] };

const entries: readonly [string, Setting][] = Object.entries(SETTINGS);
const schema = z.object(Object.fromEntries(entries.map(([name, one]) => [name, one.schema])) as Schemas);

/** How much of the channel in which an incident is declared becomes its history. */
const HISTORY = { minutes: 120, messages: 200 };

/** Slack gives up after 3 s; the answer still has to reach it. */
const ANSWER_MS = 2_400;

/** `socket` as soon as there's a Slack token. */
export function chooseMode(env: Environment): 'embedded' | 'socket' {
  return env.SLACK_BOT_TOKEN || env.SLACK_APP_TOKEN ? 'socket' : 'embedded';
}

/**
 * Reads all settings; an empty value counts as not set. What `process` says goes before the environment. Throws one
 * ConfigError that names everything missing or wrong.
 */
export function readConfig(env: Environment, mode: Mode, process: Process = BUILT_IN_PROCESS): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  const problems = [...(parsed.error?.issues ?? []).map(describe), ...listMissing(given, mode)];
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);
  return toConfig(parsed.data, mode, process);
}

function describe(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}`;
}

function listMissing(given: Environment, mode: Mode): string[] {
  const required = entries.filter(
    ([name, { requiredIn }]) =>
      requiredIn?.includes(mode) || (name === 'AWS_REGION' && isRegionRequired(given, mode)),
  );
  return required.flatMap(([name, { about }]) =>
    given[name] ? [] : [`${name} is missing: ${about.replaceAll('`', '')}`],
  );
}

function isRegionRequired(given: Environment, mode: Mode): boolean {
  const isTableHere = Boolean(
    given.AWS_ENDPOINT_URL_DYNAMODB || (mode === 'socket' && given.AEGIS_TABLE_FILE),
  );
  return Boolean(given.AEGIS_MODEL_ID) || (mode !== 'embedded' && !isTableHere);
}

function toConfig(read: z.output<typeof schema>, mode: Mode, process: Process): Config {
  return {
    region: read.AWS_REGION ?? 'local',
    tableName: read.AEGIS_TABLE,
    dynamoEndpoint: read.AWS_ENDPOINT_URL_DYNAMODB,
    tableFile: read.AEGIS_TABLE_FILE,
    bedrockEndpoint: read.AWS_ENDPOINT_URL_BEDROCK_RUNTIME,
    cacheUrl: read.CACHE_URL,
    bucket: read.AEGIS_BUCKET,
    queueUrl: read.AEGIS_QUEUE_URL ?? '',
    archiver: read.AEGIS_ARCHIVER,
    modelId: read.AEGIS_MODEL_ID,
    model: toModelConfig(read),
    settings: toSettings(read, mode, process),
    home: read.AEGIS_HOME,
    port: read.PORT,
    healthPort: read.AEGIS_HEALTH_PORT,
    stage: read.AEGIS_STAGE,
    writesMetrics: read.AEGIS_METRICS,
    logLevel: read.LOG_LEVEL ?? (mode === 'embedded' ? 'warn' : 'info'),
    slack: {
      botToken: read.SLACK_BOT_TOKEN ?? '',
      appToken: read.SLACK_APP_TOKEN ?? '',
      signingSecret: read.SLACK_SIGNING_SECRET ?? '',
      apiUrl: read.SLACK_API_URL,
    },
  };
}

function toModelConfig(read: z.output<typeof schema>): ModelConfig {
  const { AEGIS_GUARDRAIL_ID: id, AEGIS_GUARDRAIL_VERSION: version } = read;
  return {
    maxTokens: read.AEGIS_MODEL_MAX_TOKENS,
    deadlineMs: read.AEGIS_MODEL_TIMEOUT * 1_000,
    guardrail: id ? { id, version } : undefined,
    judges: read.AEGIS_MODEL_JUDGE === 'on',
    prices: read.AEGIS_MODEL_PRICES,
    budgetUsd: read.AEGIS_SUMMARY_BUDGET_USD,
  };
}

function toSettings(read: z.output<typeof schema>, mode: Mode, process: Process): Settings {
  const instructions = Object.entries(read.AEGIS_ROLE_INSTRUCTIONS ?? {});
  const advice = Object.entries(process.roles).map(([role, rule]) => [role, rule.advice] as const);
  return {
    process,
    announcementChannel:
      process.announcement_channel ??
      read.AEGIS_ANNOUNCE_CHANNEL ??
      (mode === 'embedded' ? '#incidents' : undefined),
    services: [...new Set([...Object.keys(process.services), ...read.AEGIS_SERVICES])],
    answerMs: ANSWER_MS,
    history: HISTORY,
    markEmoji: read.AEGIS_MARK_EMOJI,
    captureShared: read.AEGIS_CAPTURE_SHARED,
    reminders: mergeReminders(process, read.AEGIS_REMINDERS),
    roleInstructions: new Map([
      ...instructions.map(([role, text]) => [role.toLowerCase(), text] as const),
      ...advice,
    ]),
  };
}

/** The times in the process, and those of the environment where it says nothing. */
function mergeReminders(process: Process, fallback: ReminderTimes): ReminderTimes {
  const choose = (said: number | 'never' | undefined, otherwise: number | undefined) =>
    said === 'never' ? undefined : (said ?? otherwise);
  const update = severitiesInUse(process).flatMap((level): [string, number][] => {
    const minutes = choose(process.severities[level]?.update_every, fallback.update.get(level));
    return minutes === undefined ? [] : [[level, minutes]];
  });
  return {
    update: new Map(update),
    commander: choose(process.reminders.commander, fallback.commander),
    close: choose(process.reminders.close, fallback.close),
  };
}
