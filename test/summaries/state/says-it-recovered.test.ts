import { describe, expect, it } from 'vitest';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

async function lastKindIn(talk: Conversation): Promise<string | undefined> {
  const { entries } = await buildState(await buildTranscript(talk.record, talk.input().nameOf));
  return entries.at(-1)?.kind;
}

async function kindOf(text: string): Promise<string | undefined> {
  const talk = new Conversation();
  talk.says(text);
  return lastKindIn(talk);
}

describe('something that works again', () => {
  it.each([
    'users can log in again',
    'the errors are gone',
    'Kunden können sich wieder einloggen',
    'Fehler sind weg',
    'los usuarios pueden entrar de nuevo',
    'les erreurs ont disparu',
    'os clientes conseguem pagar de novo',
    'ログインできるようになりました',
  ])("isn't impact: %s", async (text) => {
    expect(await kindOf(text)).toBe('recovery');
  });

  it.each([
    "users can't log in again",
    'nobody can log in again',
    'some users can log in again',
    'we can see errors again',
    'users can see old orders again and again',
    "the errors are gone from the log, so we can't search them",
  ])("isn't something that still doesn't work: %s", async (text) => {
    expect(await kindOf(text)).not.toBe('recovery');
  });
});

describe('the note of an acknowledgment', () => {
  const kindAfterAck = (text: string) => {
    const talk = new Conversation();
    talk.changes('ACKNOWLEDGED', text);
    return lastKindIn(talk);
  };

  it.each([
    'Rolled back api-gw, logins are fine again',
    'api-gw rolled back, logins fine again',
    'revertido, os logins voltaram',
    'ロールバック完了、復旧しました',
  ])('is an action if it reports one: %s', async (text) => {
    expect(['done', 'recovery']).toContain(await kindAfterAck(text));
  });

  it.each(['logins still fail for everyone', 'checkout slow again'])(
    'is a failure if it reports one: %s',
    async (text) => {
      expect(await kindAfterAck(text)).toBe('impact');
    },
  );
});
