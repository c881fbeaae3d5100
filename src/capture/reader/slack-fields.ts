import * as z from 'zod';
import { truncate } from '../../views/text.js';

/** The id of a user, channel, message, bot or file. */
export const slackId = z.string().min(1).max(100);
/**
 * An id of the wrong type or excessive length counts as missing, so that it never costs the whole message.
 */
export const optionalId = slackId.optional().catch(undefined);

/** A name, topic or description. Slack's limits are far lower; an item of the table has room for several. */
const SHORT_MAX = 1_000;
export const shortText = z.string().transform((text) => truncate(text, SHORT_MAX));
export const optionalShortText = shortText.optional().catch(undefined);
