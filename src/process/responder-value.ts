import * as z from 'zod';

const RESPONDER = /^(?:@[\p{L}\p{N}._-]{1,80}|[SUW][A-Z0-9]{5,20})$/u;
const RESPONDERS_MAX = 20;

/** Someone to invite: a user group by its @handle or id, or a person by id or @name. */
const responderValue = z
  .string()
  .regex(RESPONDER, 'must be a user group or person, such as "@payments-oncall", S0123456789 or U0123456789');

export const responderList = z.array(responderValue).max(RESPONDERS_MAX).default([]);
