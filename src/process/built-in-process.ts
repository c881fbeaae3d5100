import { type Process, processSchema } from './process-schema.js';

/** The process without an aegis.yml. In the Lambda functions, the build puts what aegis.yml says here instead. */
export const BUILT_IN_PROCESS: Process = processSchema.parse({});
