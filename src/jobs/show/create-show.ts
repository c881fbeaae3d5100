import { WithheldError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { AnswerAddress } from '../../incidents/records/request.js';
import type { PostedMessage, PostOnce, UploadedFile, UploadOnce } from '../../ports/slack.js';
import { type HomeView, type Message, notice } from '../../views/blocks.js';
import { deliverAnswer } from './deliver-answer.js';
import { isShownIn, maySeeNow, readNow, type ShowDeps } from './may-see.js';

/** The ids of the incidents that something shows; empty when it shows none. */
type About = readonly string[];

/**
 * The only way for a job to show anything. Each method checks at that moment who may see the incidents it's about, and
 * throws WithheldError if someone would see what they may not: a job may run long after it was decided.
 */
export interface Show {
  post(channel: string, message: Message, once: PostOnce & { about: About }): Promise<PostedMessage>;
  /** Changes a message; one outside the channel of an incident that has become private is deleted instead. */
  update(place: PostedMessage, message: Message, about: About): Promise<void>;
  /** Deletes a post outside the incident channel. */
  takeBack(place: PostedMessage): Promise<void>;
  /**
   * Shows a message to one person. The person who made the job's request is reached by the first way that works, anyone
   * else only in the channel.
   */
  notify(
    to: { channelId?: string | undefined; userId: string },
    message: Message,
    about: About,
  ): Promise<void>;
  /** To the person who made the request, in place of the message with the button if `replace`. */
  answer(message: Message, options: { about: About; replace?: boolean }): Promise<void>;
  upload(channelId: string, file: UploadedFile, once: UploadOnce & { about: About }): Promise<void>;
  /** False if the view shows something that the person may no longer see, so it has to be published again. */
  publishHome(userId: string, view: HomeView, about: About): Promise<boolean>;
  /** Adds the person who declares an incident to its new channel. */
  openTo(channelId: string, userId: string): Promise<void>;
  /** Invites people to a public incident's channel. Nobody joins a private one through Aegis. */
  invite(channelId: string, userIds: readonly string[], about: About): Promise<void>;
}

/** The request that the job is for. */
export interface Requested {
  answerTo: AnswerAddress | undefined;
  /** Whether this is the job's last attempt. */
  isLast(): boolean;
}

const NOBODY: Requested = { answerTo: undefined, isLast: () => true };

/** Replaces a post about an incident that has become private. */
const TAKEN_BACK = notice('This incident is private.');

export function createShow(deps: ShowDeps, { answerTo, isLast }: Requested = NOBODY): Show {
  const { slack, store } = deps;

  async function refuseUnlessShownIn(channelId: string, about: About): Promise<Incident[]> {
    const incidents = await readNow(deps, about);
    const allowed = await Promise.all(incidents.map((incident) => isShownIn(deps, channelId, incident)));
    if (!allowed.every(Boolean)) throw new WithheldError();
    return incidents;
  }

  async function refuseUnlessSeenBy(userId: string, about: About): Promise<void> {
    if (!(await maySeeNow(deps, userId, about))) throw new WithheldError();
  }

  const takeBack = (place: PostedMessage) => slack.update(place.channelId, place.ts, TAKEN_BACK);

  /** An incident may have become private while Slack was working, after its posts were deleted. */
  async function takeBackIfHidden(place: PostedMessage, about: About): Promise<void> {
    try {
      await refuseUnlessShownIn(place.channelId, about);
    } catch (error) {
      if (error instanceof WithheldError) await takeBack(place);
      throw error;
    }
  }

  const postWhereShown: Show['post'] = async (channel, message, { about, ...once }) => {
    const incidents = await refuseUnlessShownIn(channel, about);
    const place = await slack.post(channel, message, once);
    const elsewhere = incidents.filter(({ channel_id }) => channel_id !== place.channelId);
    for (const { channel_id } of elsewhere) {
      if (channel_id !== undefined) await store.recordPostElsewhere(channel_id, place);
    }
    if (elsewhere.length > 0) await takeBackIfHidden(place, about);
    return place;
  };

  return {
    takeBack,
    async post(channel, message, once) {
      try {
        return await postWhereShown(channel, message, once);
      } catch (error) {
        const earlier =
          error instanceof WithheldError && once.mayExist ? await slack.findPost(channel, once) : undefined;
        if (earlier) await takeBack(earlier);
        throw error;
      }
    },
    async update(place, message, about) {
      const incidents = await readNow(deps, about);
      const isOwn = incidents.every(({ channel_id }) => channel_id === place.channelId);
      if (!isOwn) await takeBackIfHidden(place, about);
      await slack.update(place.channelId, place.ts, message);
      if (!isOwn) await takeBackIfHidden(place, about);
    },
    async notify({ channelId, userId }, message, about) {
      await refuseUnlessSeenBy(userId, about);
      if (answerTo?.user_id !== userId) {
        if (channelId !== undefined) await slack.postEphemeral(channelId, userId, message);
        return;
      }
      const to = { ...answerTo, channel_id: answerTo.channel_id ?? channelId };
      await deliverAnswer(slack, { to, message, replace: answerTo.replaces === true, isLast: isLast() });
    },
    async answer(message, { about, replace = false }) {
      if (!answerTo) return;
      await refuseUnlessSeenBy(answerTo.user_id, about);
      await deliverAnswer(slack, { to: answerTo, message, replace, isLast: isLast() });
    },
    async upload(channelId, file, { about, ...once }) {
      await refuseUnlessShownIn(channelId, about);
      await slack.upload(channelId, file, once);
    },
    async publishHome(userId, view, about) {
      if (!(await maySeeNow(deps, userId, about))) return false;
      await slack.publishHome(userId, view);
      return maySeeNow(deps, userId, about, { fresh: false });
    },
    openTo: (channelId, userId) => slack.invite(channelId, [userId]),
    async invite(channelId, userIds, about) {
      const incidents = await readNow(deps, about);
      if (incidents.some(({ visibility }) => visibility !== 'public')) throw new WithheldError();
      await slack.invite(channelId, userIds);
    },
  };
}
