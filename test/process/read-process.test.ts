import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PROCESS } from '../../src/process/built-in-process.js';
import { readProcess } from '../../src/process/read-process.js';

function problemsIn(text: string): readonly string[] {
  const read = readProcess(text);
  return 'problems' in read ? read.problems : [];
}

describe('aegis.yml', () => {
  it.each(['', '# nothing yet\n', '{}', 'services:\nalerts:\n  # none yet\n'])(
    "changes nothing when it's empty: %j",
    (text) => {
      const read = readProcess(text);

      expect(read).toEqual({ process: BUILT_IN_PROCESS });
    },
  );

  it.each([
    [
      'anouncement_channel: "#a"',
      `line 1: there's no key "anouncement_channel" in the file; did you mean announcement_channel?`,
    ],
    [
      'services:\n  payments:\n    owner: Payments\n    respondrs: ["@a"]',
      `line 4: there's no key "respondrs" in services.payments; did you mean responders?`,
    ],
    [
      'services:\n  payments:\n    pagerduty:\n      routing_key_env: A\n      key: x',
      `line 5: there's no key "key" in services.payments.pagerduty; services.payments.pagerduty may have routing_key_env, url.`,
    ],
    ['severities:\n  P0: {}\n  p1: {}', `line 3: there's no key "p1" in severities; did you mean P1?`],
    ['severities: {}', 'line 1: severities must list at least one severity'],
    [
      'severities:\n  P1:\n    update_every: 30',
      'line 3: severities.P1.update_every must be a duration such as 30m, 24h or 5d, or never',
    ],
    [
      'services:\n  Payments API: {}',
      'line 2: services.Payments API must be a service name such as payments or search-api, in lowercase',
    ],
    ['services:\n  payments:', 'line 2: services.payments is empty; write {} if it needs no keys'],
    ['services:\n  a:\n    responders: "@x"', 'line 3: services.a.responders must be a list, such as [a, b]'],
    [
      'services:\n  a:\n    responders:\n      - "@x"\n      - x',
      /^line 5: services.a.responders\[2\] must be a user group or person/,
    ],
    [
      'services:\n  a:\n    pagerduty:\n      routing_key_env: secret-key',
      /^line 4: .* must be the name of an environment variable/,
    ],
    ['services:\n  a:\n    pagerduty: {}', 'line 3: services.a.pagerduty.routing_key_env is missing'],
    ['services:\n  a: {}\n  a: {}', /^line 3: .*unique/],
    [
      'announcement_channel: #incidents',
      'line 1: announcement_channel is empty; put text that starts with # in quotes',
    ],
    ['default_severity:', 'line 1: default_severity must be one of P0, P1, P2, P3, P4'],
    ['services:\n  a:\n    responders: [@x]', /^line 3: .*reserved character @; put it in quotes$/],
    ['severities:\n  P0:\n    announce:\n      - #leads', /^line 4: severities.P0.announce\[1\] is empty/],
    [
      'services:\n  payments: yes',
      'line 2: services.payments must have keys of its own, one per line below it',
    ],
    [
      'services:\n\u00A0\u00A0a: {}',
      'line 2: indent with plain spaces; other blanks came along when this was pasted',
    ],
    [
      'services:\n\u3000a: {}',
      'line 2: indent with plain spaces; other blanks came along when this was pasted',
    ],
    ['services:\n  a: *team', /^line 2: there's no anchor &team before this/],
    ['services:\n  a:\n    owner: *Payments*', /^line 3: there's no anchor &Payments\* before this/],
    ['services:\n  b: { owner: *a }\n  a: &a { owner: A }', /^line 2: there's no anchor &a/],
    [
      'services:\n  a: &a { owner: A }\n  b:\n    <<: *a',
      /^line 4: write out the keys of services.b; << isn't read/,
    ],
    ['services:\n  a: { owner: Payments: team }', /^line 2: put text with a colon in quotes/],
    [`services: ${'['.repeat(5_000)}`, /^line 1: lists are nested too deeply/],
    [
      'services:\n\ta:\n\t\towner: A',
      ['line 2: indent with spaces, not with tabs', 'line 3: indent with spaces, not with tabs'],
    ],
    [
      'services:\n  a:\n    owner: A\n   runbook: https://a.example',
      'line 4: keys of the same thing must be indented equally',
    ],
    [
      'services:\n  a:\n    owner: A\n      runbook: https://a.example',
      'line 3: put text with a colon in quotes, and indent keys of the same thing equally',
    ],
    ['services\n  a: {}', 'line 1: a key needs a colon after it'],
    ['services:\n  a:\n    owner: "A\n', 'line 4: a closing quotation mark is missing'],
    ['services: {}\n---\nroles: {}', /^line \d: the file must be one document; remove the line with ---$/],
    [
      'severities:\n  P0:\n    announce: "#leads"',
      'line 3: severities.P0.announce must be a list, such as [a, b]',
    ],
    [
      'severities:\n  SEV1: {}',
      `line 2: there's no key "SEV1" in severities; severities may have P0, P1, P2, P3, P4.`,
    ],
    [
      'alerts:\n  routes: [{ name: x, do: drop, window: 30, max_incidents: 0 }]',
      [
        'line 2: alerts.routes[1].window must be a duration such as 30m, 24h or 5d',
        'line 2: alerts.routes[1].max_incidents must be at least 1',
      ],
    ],
    ['routes: []', `line 1: there's no key "routes" in the file; it belongs in alerts.`],
    ['alerts:\n  events: {}', `line 2: there's no key "events" in alerts; it's a key of the file itself.`],
    ['services: [', /^line \d: /],
    [
      'call:\n  link: {{ incident }}',
      'line 2: a key must be text; put a value that starts with { or [ in quotes',
    ],
    ['- a', 'line 1: the file must have keys of its own, one per line below it'],
    ['fields:\n  x: { type: choice }', 'line 2: fields.x.type must be one of text, select'],
    ['fields:\n  x: { type: select }', 'line 2: fields.x.options is missing'],
    [
      'fields:\n  x: { type: text, options: [a] }',
      `line 2: there's no key "options" in fields.x; fields.x may have type, required, hint.`,
    ],
    ['call: { link: "https://x.example/{incident}" }', /^line 1: call.link may have the placeholders/],
    ['default_severity: P9', 'line 1: default_severity must be one of P0, P1, P2, P3, P4'],
    [
      'severities:\n  P1: {}\ndefault_severity: P2',
      'line 3: default_severity must be one of the severities: P1',
    ],
  ])('is refused with the line and what to do: %j', (text, problem) => {
    const problems = problemsIn(text);

    const wanted = [problem]
      .flat()
      .map((one) => (typeof one === 'string' ? one : expect.stringMatching(one)));
    expect(problems).toEqual(wanted);
  });

  it('is refused when its aliases would fill the memory', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}*l${i}]`,
    );
    const bomb = ['l0: &l0 [a, a]', ...levels].join('\n');

    expect(problemsIn(bomb)).toEqual([expect.stringMatching(/anchors/)]);
  });

  it('reports every problem', () => {
    const text = 'anounce: x\nseverities:\n  P0:\n    confirm: sure\n  P7: {}';

    expect(problemsIn(text).map((problem) => problem.slice(0, 6))).toEqual(['line 1', 'line 4', 'line 5']);
  });
});

it("refuses a merge of something that isn't a map, which only an old version of YAML knows", () => {
  expect(readProcess('%YAML 1.1\n---\n<<: 1\n')).toEqual({
    problems: ["the file can't be read: Merge sources must be maps or map aliases"],
  });
});

it('never crashes Aegis, whatever the file contains', () => {
  const piece = fc.constantFrom(
    ...[
      'services:',
      'a: ',
      '- ',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      '&x ',
      '*x',
      '<<: ',
      '!!binary ',
      '? ',
      '|',
      '\n',
      '  ',
    ],
    ...[
      '# c\n',
      'null',
      '1e999',
      'P0:',
      'severities:',
      '@',
      '`',
      '%YAML 1.1\n',
      '---\n',
      '...\n',
      '\u0000',
      '\ud800',
      '\t',
    ],
    ...[
      'alerts:',
      'routes:',
      'events:',
      'sinks:',
      'fields:',
      'type: select',
      'x',
      '__proto__: ',
      'constructor: ',
    ],
  );

  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const read = readProcess(pieces.join(''));

      const problems = 'problems' in read ? read.problems : [];
      expect(problems.filter((problem) => !/^(?:line \d+: .|the file )/s.test(problem))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

describe('roles', () => {
  it.each(['commander', 'einsatzleiter', 'líder de turno', '指揮官', 'コマンダー', 'قائد'])(
    'may be named %s',
    (role) => {
      expect(readProcess(`roles:\n  ${role}: Decide.`)).toMatchObject({
        process: { roles: { [role]: 'Decide.' } },
      });
    },
  );

  it.each(['Einsatzleiter', 'ops*', '-'])("can't be named %s", (role) => {
    expect(readProcess(`roles:\n  "${role}": Decide.`)).toEqual({
      problems: [expect.stringContaining('must be the name of a role, in lowercase')],
    });
  });
});
