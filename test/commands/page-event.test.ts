import { describe, expect, it } from 'vitest';
import { buildPageEvent } from '../../src/commands/page/page-event.js';
import { readAnswer } from '../../src/commands/page/send-page.js';
import { anIncident } from '../support/records.js';

const page = {
  incident: anIncident({ incident_id: 'INC-000042', severity: 'P1', title: 'Checkout fails' }),
  service: 'payments',
  why: 'nobody can pay',
  by: 'Alice',
  routingKey: 'R0UTINGKEY',
  workspaceUrl: 'https://acme.slack.com/',
};

describe('a page', () => {
  it('is an event of the Events API v2, with the incident and the service as its key', () => {
    expect(buildPageEvent(page)).toEqual({
      routing_key: 'R0UTINGKEY',
      event_action: 'trigger',
      dedup_key: 'aegis:payments:INC-000042',
      client: 'Aegis',
      client_url: 'https://acme.slack.com/archives/C01INC',
      links: [{ href: 'https://acme.slack.com/archives/C01INC', text: 'INC-42 in Slack' }],
      payload: {
        summary: 'INC-42 P1: Checkout fails (nobody can pay)',
        source: 'Aegis',
        severity: 'critical',
        component: 'payments',
        timestamp: '2025-01-15T14:05:09.123456Z',
        custom_details: {
          incident: 'INC-42',
          severity: 'P1',
          status: 'OPEN',
          service: 'payments',
          paged_by: 'Alice',
          why: 'nobody can pay',
        },
      },
    });
  });

  it("has none of a private incident's text, only the reason for the page", () => {
    const incident = anIncident({ visibility: 'private', title: 'Salaries leaked' });

    const text = JSON.stringify(buildPageEvent({ ...page, incident }));

    expect(text).not.toContain('Salaries');
    expect(text).toContain('a private incident (nobody can pay)');
  });

  it.each([
    ['P0', 'critical'],
    ['P2', 'error'],
    ['P3', 'warning'],
    ['P4', 'info'],
    ['SEV-1', 'critical'],
  ])('of a %s incident is %s', (severity, level) => {
    const event = buildPageEvent({ ...page, incident: anIncident({ severity }) });

    expect(event).toHaveProperty('payload.severity', level);
  });

  it('stays within what PagerDuty accepts', () => {
    const why = 'x'.repeat(500);
    const incident = anIncident({ title: 'y'.repeat(2_000) });

    const { payload } = buildPageEvent({ ...page, incident, why }) as { payload: { summary: string } };

    expect(payload.summary.length).toBeLessThanOrEqual(1_024);
  });
});

describe("PagerDuty's answer", () => {
  const answered = (status: number, body = '', headers = {}) => readAnswer({ status, headers, body });

  it('is success for 202', () => {
    expect(answered(202, '{"status":"success","message":"Event processed","dedup_key":"x"}')).toEqual({
      refusal: undefined,
    });
  });

  it('gives the reason for 400', () => {
    const body = JSON.stringify({
      status: 'invalid event',
      message: 'Event object is invalid',
      errors: ["Length of 'routing_key' is incorrect (should be 32 characters)"],
    });

    expect(answered(400, body).refusal).toBe(
      "PagerDuty refused it with 400: Event object is invalid; Length of 'routing_key' is incorrect (should be 32 characters).",
    );
    expect(answered(404, '<html>').refusal).toBe('PagerDuty refused it with 404.');
    expect(answered(403, '{"message":5,"errors":"x"}').refusal).toBe('PagerDuty refused it with 403.');
  });

  it.each([429, 500, 503])('is retried for %i', (status) => {
    expect(() => answered(status, '', { 'retry-after': '7' })).toThrow(
      expect.objectContaining({ retryable: true, retryAfterMs: 7_000 }),
    );
  });
});
