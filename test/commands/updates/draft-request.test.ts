import { expect, it } from 'vitest';
import { readDraftRequest } from '../../../src/commands/updates/open-draft.js';

it.each(['', 'draft', 'Draft.', 'Entwurf', 'borrador', 'brouillon', 'rascunho', '下書き'])(
  'takes "%s" as a request for a draft',
  (text) => {
    expect(readDraftRequest(text)).toEqual({});
  },
);

it.each([
  ['draft for responders', 'channel'],
  ['draft for our responders', 'channel'],
  ['Entwurf für die Helfer', 'channel'],
  ['borrador para los respondedores', 'channel'],
  ['brouillon pour les intervenants', 'channel'],
  ['対応者向けの下書き', 'channel'],
  ['draft for the exec team', 'everyone'],
  ['Entwurf für alle', 'everyone'],
  ['borrador para todos', 'everyone'],
  ['brouillon pour les clients', 'everyone'],
  ['rascunho para todos', 'everyone'],
  ['顧客向けの下書き', 'everyone'],
])('takes "%s" as a request for a draft for %s', (text, audience) => {
  expect(readDraftRequest(text)).toEqual({ audience });
});

it.each([
  'draft contracts leaked to the press',
  'draft for customers went out at 14:00',
  'Entwurf der Mitteilung ist fertig',
  'borrador enviado a los clientes',
  'drafts are lost for all customers',
  '下書きが保存できません',
])('takes "%s" as the text of an update', (text) => {
  expect(readDraftRequest(text)).toBeUndefined();
});
