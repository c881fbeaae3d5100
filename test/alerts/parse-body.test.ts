import { expect, it } from 'vitest';
import { parseBody } from '../../src/alerts/parse-body.js';

const BODY = { alerts: [{ status: 'firing', labels: { alertname: 'Disk & load' } }] };
const JSON_TEXT = JSON.stringify(BODY);

it.each([
  ['JSON', JSON_TEXT],
  [
    'a byte order mark and line ends of Windows',
    `\uFEFF${JSON.stringify(BODY, null, 2).replaceAll('\n', '\r\n')}\r\n`,
  ],
  ['JSON in a text', JSON.stringify(JSON_TEXT)],
  ['JSON in a form', `payload=${encodeURIComponent(JSON_TEXT)}&token=x`],
])('reads %s', (_, text) => {
  expect(parseBody(Buffer.from(text))).toEqual(BODY);
});

it('reads the fields of a form', () => {
  const body = parseBody(Buffer.from('alert_id=48&title=%5BTriggered%5D+Disk+is+full\n'));

  expect(body).toEqual({ alert_id: '48', title: '[Triggered] Disk is full' });
});

it('reads a text that a template put in with its line breaks', () => {
  expect(parseBody(Buffer.from('{"title":"Disk\r\nis\tfull"}'))).toEqual({ title: 'Disk  is full' });
});

it.each(['', '{"alerts":', 'alerts', '{"value":NaN}', 'payload=%7B'])('refuses %j', (text) => {
  expect(() => parseBody(Buffer.from(text))).toThrow(/isn't JSON/);
});
