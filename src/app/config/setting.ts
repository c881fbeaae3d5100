import type * as z from 'zod';

/**
 * How a process runs, which decides the settings it needs. `embedded` has its own workspace and table; `jobs`
 * calls Slack but doesn't receive requests from it; `archive` never calls Slack.
 */
export type Mode = 'embedded' | 'socket' | 'http' | 'jobs' | 'archive';

/** The functions of serverless.yml. */
export type LambdaFunction = 'http' | 'worker' | 'schedule' | 'archiver' | 'sweep';

export const ALL_FUNCTIONS: readonly LambdaFunction[] = ['http', 'worker', 'schedule', 'archiver', 'sweep'];
/** The functions that work with incidents and call Slack. */
export const SLACK_FUNCTIONS: readonly LambdaFunction[] = ['http', 'worker', 'schedule'];

/** An environment variable; docs/settings.md and the checks of serverless.yml come from these declarations. */
export interface Setting {
  /** Its messages complete a sentence that starts with the setting's name. */
  schema: z.ZodType;
  /** A description in Markdown; also completes "NAME is missing: ". */
  about: string;
  /** The default, in Markdown, if there is one. */
  fallback?: string;
  /** The modes that don't start without it. */
  requiredIn?: readonly Mode[];
  /** The functions that serverless.yml passes it to. */
  functions?: readonly LambdaFunction[];
  /** Whether serverless.yml passes the name of a Parameter Store entry instead, as `NAME_PARAMETER`. */
  isSecret?: boolean;
}
