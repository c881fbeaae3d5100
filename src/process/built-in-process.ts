import { type Process, processSchema } from './process-schema.js';

/** The process without an aegis.yml. For the Lambda functions, the build replaces it with the contents of aegis.yml. */
export const BUILT_IN_PROCESS: Process = processSchema.parse({});
