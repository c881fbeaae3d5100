import * as z from 'zod';
import { prose } from './common-values.js';

/** Advice sent privately to the person who gets a role; built-in texts apply to commander, comms, scribe and ops. */
export const rolesSection = z
  .record(
    z
      .string()
      .max(30)
      .regex(
        /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N} _-]*$/u,
        'must be the name of a role, in lowercase',
      ),
    prose(2_000),
  )
  .default({});
