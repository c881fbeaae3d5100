import type * as z from 'zod';
import { ConfigError } from '../../base/errors.js';
import type { Secrets } from '../../ports/secrets.js';
import type { Settings } from '../../ports/settings.js';
import { BUILT_IN_PROCESS } from '../../process/built-in-process.js';
import type { Process } from '../../process/process-schema.js';
import { secretNamesIn } from '../../process/secret-names-in.js';
import type { PriceTable } from '../../summaries/model-prices.js';
import { environmentSchema, type GivenSettings } from './environment-schema.js';
import { createEnvironmentSecrets } from './environment-secrets.js';
import type { Mode, Setting } from './setting.js';
import { SETTINGS } from './settings-table.js';
import { toSettings } from './to-settings.js';
import { unknownSettings } from './unknown-settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  region: string;
  tableName: string;
  dynamoEndpoint: string | undefined;
  /**
   * The file of the embedded table engine, which runs if neither DynamoDB nor another engine is configured.
   */
  tableFile: string | undefined;
  bedrockEndpoint: string | undefined;
  cacheUrl: string | undefined;
  /** The object store's bucket; a folder under `home` if absent. */
  bucket: string | undefined;
  /** URL of the job queue; empty if the mode needs none. */
  queueUrl: string;
  /** Name of the function that archives on demand. */
  archiver: string | undefined;
  /** Name of the function that delivers events. */
  publisher: string | undefined;
  modelId: string | undefined;
  model: ModelConfig;
  /** Settings for commands and capture. */
  settings: Settings;
  /** For AWS calls without a client. */
  env: Environment;
  /** The environment variables that aegis.yml refers to. */
  secrets: Secrets;
  home: string;
  /** The port of embedded mode's workspace, if the operator chose one. */
  port: number | undefined;
  healthPort: number | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** The deployment's stage, for log lines and metrics. */
  stage: string | undefined;
  writesMetrics: boolean;
  slack: SlackConfig;
}

export interface ModelConfig {
  maxTokens: number;
  /** For all model calls of one summary, in total. */
  deadlineMs: number;
  guardrail: { id: string; version: string } | undefined;
  /** Whether a second call judges the claims. */
  judges: boolean;
  /** The operator's own prices, in US dollars per million tokens. */
  prices: PriceTable | undefined;
  /** For all summaries of one incident, in total. */
  budgetUsd: number;
}

/** Empty strings if the mode needs none. */
export interface SlackConfig {
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** Slack is asked if absent. */
  appId?: string | undefined;
  apiUrl: string | undefined;
}

const entries: readonly [string, Setting][] = Object.entries(SETTINGS);

/** `socket` if there's any Slack token. */
export function chooseMode(env: Environment): 'embedded' | 'socket' {
  return env.SLACK_BOT_TOKEN || env.SLACK_APP_TOKEN ? 'socket' : 'embedded';
}

/**
 * Reads all settings; an empty value counts as not set. `process` takes precedence over the environment.
 * Throws one ConfigError that names everything missing or invalid.
 * Only what's needed earlier is read elsewhere: AEGIS_CONFIG, which names the file of `process`; AWS_REGION,
 * to fetch secrets from; LOG_LEVEL, for an error that leaves no settings; and the demo's own AEGIS_HOME.
 */
export function readConfig(env: Environment, mode: Mode, process: Process = BUILT_IN_PROCESS): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  // Read only once, so compiling the schema first would take longer.
  const parsed = environmentSchema.safeParse(given, { jitless: true });
  const problems = [
    ...(parsed.error?.issues ?? []).map(describe),
    ...listMissing(given, mode),
    ...listTypos(given, mode, process),
  ];
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);
  return { ...toConfig(parsed.data, mode, process), env, secrets: createEnvironmentSecrets(env) };
}

/**
 * On Lambda, serverless.yml sets all of them. A variable that doesn't resemble a
 * setting may belong to something else.
 */
function listTypos(given: Environment, mode: Mode, process: Process): string[] {
  if (mode !== 'embedded' && mode !== 'socket') return [];
  const known = [...entries.map(([name]) => name), ...secretNamesIn(process)];
  return unknownSettings(given, known).flatMap(({ name, near }) =>
    near ? [`${name} isn't a setting; did you mean ${near}?`] : [],
  );
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

function toConfig(read: GivenSettings, mode: Mode, process: Process): Omit<Config, 'env' | 'secrets'> {
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
    publisher: read.AEGIS_PUBLISHER,
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
      appId: read.SLACK_APP_ID,
      apiUrl: read.SLACK_API_URL,
    },
  };
}

function toModelConfig(read: GivenSettings): ModelConfig {
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
