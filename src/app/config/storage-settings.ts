import * as z from 'zod';
import { ALL_FUNCTIONS, type Setting, SLACK_FUNCTIONS } from './setting.js';

export const STORAGE_SETTINGS = {
  AEGIS_TABLE: {
    schema: z
      .string()
      .regex(/^[\w.-]{3,255}$/, "isn't a table name: use 3 to 255 of A-Z a-z 0-9 _ . -")
      .default('aegis-incidents'),
    about: 'name of the DynamoDB table',
    fallback: '`aegis-incidents`',
    functions: ALL_FUNCTIONS,
  },
  AEGIS_TABLE_FILE: {
    schema: z.string().optional(),
    about:
      'a file on this machine that holds the table, such as `.aegis/team.db`, instead of DynamoDB; for one process only, and you have to back it up',
    fallback: 'none; `table.db` under `AEGIS_HOME` in embedded mode',
  },
  AEGIS_BUCKET: {
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "isn't a bucket name")
      .optional(),
    about: 'the S3 bucket for archives and long messages',
    fallback: 'a folder under `AEGIS_HOME`',
    requiredIn: ['http', 'jobs', 'archive'],
    functions: ALL_FUNCTIONS,
  },
  AEGIS_QUEUE_URL: {
    schema: z.url("isn't a URL").optional(),
    about: 'URL of the SQS queue for jobs',
    requiredIn: ['http', 'jobs'],
    functions: SLACK_FUNCTIONS,
  },
  AEGIS_ARCHIVER: {
    schema: z.string().optional(),
    about: 'name of the Lambda function that may delete items, which the worker asks to archive an incident',
    functions: ['worker'],
  },
  AEGIS_EXPORT_KEY: {
    schema: z
      .string()
      .regex(/^arn:[\w-]+:kms:[\w-]+:\d{12}:(?:key|alias)\/[\w/-]{1,256}$/, "isn't the ARN of a KMS key")
      .optional(),
    about:
      'the ARN of an asymmetric KMS key (`ECC_NIST_P256`, for signing) that signs the head of each export; needs `kms:Sign` and credentials in the environment',
    fallback: "none; heads aren't signed",
    functions: ['worker'],
  },
  AEGIS_PUBLISHER: {
    schema: z.string().optional(),
    about: 'name of the Lambda function that delivers events to sinks, which the worker starts',
    functions: ['worker'],
  },
  CACHE_URL: {
    schema: z
      .url("isn't a URL")
      .regex(/^(redis|valkey)s?:/, 'must start with redis:// or rediss://')
      .transform((url) => url.replace(/^valkey/, 'redis'))
      .optional(),
    about: 'a Redis, Valkey or ElastiCache server that several processes share, `rediss://host:6379`',
    fallback: 'a cache in each process',
    functions: SLACK_FUNCTIONS,
  },
  AWS_REGION: {
    schema: z.string().optional(),
    about: 'the region of the table and the model; Lambda sets it',
  },
  AWS_ENDPOINT_URL_DYNAMODB: {
    schema: z.url("isn't a URL").optional(),
    about:
      'a different DynamoDB endpoint, such as `http://127.0.0.1:8000`; embedded mode and replay use it instead of the embedded table',
  },
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: {
    schema: z.url("isn't a URL").optional(),
    about: 'a different Bedrock endpoint, for development',
  },
} satisfies Record<string, Setting>;
