import { describe, expect, it } from 'vitest';
import { chooseMode, readConfig } from '../../src/app/config/config.js';
import type { Mode } from '../../src/app/config/setting.js';
import { ConfigError } from '../../src/base/errors.js';

const SOCKET = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  AWS_REGION: 'eu-west-1',
};

function problemsOf(env: Record<string, string>, mode: Mode): readonly string[] {
  try {
    readConfig(env, mode);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('are all optional in embedded mode', () => {
    expect(readConfig({}, 'embedded')).toMatchObject({
      tableName: 'aegis-incidents',
      port: undefined,
      home: '.aegis',
      settings: { announcementChannel: '#incidents', services: [] },
    });
  });

  it('are reported in one message if missing or invalid', () => {
    const problems = problemsOf(
      {
        SLACK_BOT_TOKEN: 'xoxp-a-persons-token',
        SLACK_SIGNING_SECRET: '',
        AEGIS_TABLE: 'a b',
        AEGIS_SERVICES: 'two words, x',
        PORT: 'http',
        LOG_LEVEL: 'loud',
        AWS_ENDPOINT_URL_DYNAMODB: 'somewhere',
        AEGIS_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/1/jobs.fifo',
      },
      'http',
    );

    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'AEGIS_BUCKET',
      'AEGIS_SERVICES',
      'AEGIS_TABLE',
      'AWS_ENDPOINT_URL_DYNAMODB',
      'LOG_LEVEL',
      'PORT',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
  });

  it('are required by mode', () => {
    expect(problemsOf({}, 'socket').join()).toMatch(/SLACK_BOT_TOKEN.*SLACK_APP_TOKEN.*AWS_REGION/);
    expect(problemsOf({}, 'http').join()).toMatch(
      /SLACK_BOT_TOKEN.*SLACK_SIGNING_SECRET.*AEGIS_BUCKET.*AEGIS_QUEUE_URL.*AWS_REGION/,
    );
    expect(problemsOf({ AWS_REGION: 'eu-west-1' }, 'archive').join()).toMatch(/^AEGIS_BUCKET is missing/);
    expect(problemsOf({ AEGIS_MODEL_ID: 'a-model' }, 'embedded')).toHaveLength(1);
    expect(problemsOf(SOCKET, 'socket')).toEqual([]);
  });

  it.each(['aegis', 'T01AEGIS', 'A01-AEGIS', 'a01aegis'])("don't accept %s as an app's id", (wrong) => {
    expect(problemsOf({ ...SOCKET, SLACK_APP_ID: wrong }, 'socket')).toEqual([
      "SLACK_APP_ID isn't the id of a Slack app: those start with A, such as A0123456789",
    ]);
  });

  it('include a list of services', () => {
    const { settings } = readConfig({ ...SOCKET, AEGIS_SERVICES: ' Payments, search-api ,' }, 'socket');

    expect(settings.services).toEqual(['payments', 'search-api']);
  });

  it('limit the cost of the model', () => {
    const prices = { 'a-model': { input: 1, output: 2 } };
    const env = { AEGIS_MODEL_PRICES: JSON.stringify(prices), AEGIS_SUMMARY_BUDGET_USD: '0.5' };
    const { model } = readConfig(
      { ...env, AEGIS_GUARDRAIL_ID: 'gr1', AEGIS_MODEL_TIMEOUT: '12' },
      'embedded',
    );

    expect(model).toEqual({
      maxTokens: 4096,
      deadlineMs: 12_000,
      guardrail: { id: 'gr1', version: 'DRAFT' },
      judges: true,
      prices,
      budgetUsd: 0.5,
    });
    for (const wrong of [
      { AEGIS_MODEL_PRICES: '{' },
      { AEGIS_MODEL_PRICES: '{"a-model":{"input":-1,"output":1}}' },
      { AEGIS_MODEL_TIMEOUT: '60' },
      { AEGIS_SUMMARY_BUDGET_USD: 'much' },
      { AEGIS_GUARDRAIL_VERSION: 'newest' },
      { AEGIS_MODEL_JUDGE: 'maybe' },
    ]) {
      expect(problemsOf(wrong, 'embedded')).toHaveLength(1);
    }
  });

  it.each([
    ['AEGIS_ANNOUNCEMENT_CHANNEL', 'AEGIS_ANNOUNCE_CHANNEL'],
    ['AEGIS_SERVICE', 'AEGIS_SERVICES'],
    ['AEGIS_BUKCET', 'AEGIS_BUCKET'],
  ])('are suggested for %s, which would do nothing', (typo, meant) => {
    const env = { [typo]: 'x' };

    expect(problemsOf(env, 'embedded')).toEqual([`${typo} isn't a setting; did you mean ${meant}?`]);
  });

  it('ignore variables unlike any of them, and names of tests and secrets', () => {
    const env = { AEGIS_WEATHER: 'fine', AEGIS_TEST_RUNS: '3', AEGIS_BUKCET: '', MY_AEGIS_HOMES: 'x' };

    expect(() => readConfig(env, 'embedded')).not.toThrow();
  });

  it('choose the real workspace if there is a token', () => {
    expect(chooseMode({})).toBe('embedded');
    expect(chooseMode({ SLACK_BOT_TOKEN: '' })).toBe('embedded');
    expect(chooseMode({ SLACK_APP_TOKEN: 'xapp-1' })).toBe('socket');
  });
});
