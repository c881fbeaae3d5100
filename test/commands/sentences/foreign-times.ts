import type { Sentence } from './sentences.js';

const meaning =
  (command: string) =>
  (args: object, ...texts: string[]): Sentence[] =>
    texts.map((text) => ({ text, inside: true, means: { command, id: 'INC-000001', args } }));
const asks = (...texts: string[]): Sentence[] => texts.map((text) => ({ text, inside: true }));
const from = (moment: string, to = '2025-01-15T14:05') => ({
  value: { from: { startsWith: moment }, to: { startsWith: to } },
});
const at = (moment: string) => ({ value: { startsWith: moment } });
const catchesUp = (moment: string, ...texts: string[]) =>
  meaning('catchup')({ range: from(moment) }, ...texts.map((text) => `catchup ${text}`));
const showsTime = (range: object, ...texts: string[]) =>
  meaning('timeline')({ typedRange: range }, ...texts.map((text) => `timeline ${text}`));
const notes = (moment: string | undefined, text: string, ...typed: string[]) =>
  meaning('note')(
    { at: moment === undefined ? undefined : at(moment), text },
    ...typed.map((one) => `note ${one}`),
  );
const adds = (text: string, due: string | undefined, ...typed: string[]) =>
  meaning('task')(
    { action: { verb: 'add', text, due: due === undefined ? undefined : at(due) } },
    ...typed.map((one) => `task ${one}`),
  );

const FRIDAY = '2025-01-17T23:59';

/** Times as people say them in German, French, Spanish, Portuguese and Japanese, and texts with such words. */
export const FOREIGN_TIMES: readonly Sentence[] = [
  ...catchesUp(
    '2025-01-15T14:00',
    'seit 14:00',
    'seit 14 Uhr',
    'ab 14 Uhr',
    'depuis 14h',
    'depuis 14 h',
    'depuis 14:00',
    'desde las 14:00',
    'desde las 14',
    'desde 14h',
    'desde as 14h',
    '14時から',
    '午後2時から',
  ),
  ...catchesUp('2025-01-14T00:00', 'seit gestern', 'depuis hier', 'desde ayer', 'desde ontem', '昨日から'),
  ...catchesUp(
    '2025-01-15T12:05',
    'seit 2 Stunden',
    'seit 2h',
    'die letzten 2 Stunden',
    'il y a 2 heures',
    'les 2 dernières heures',
    'desde hace 2 horas',
    'las últimas 2 horas',
    'nas últimas 2 horas',
    'há 2 horas',
    '2時間前から',
  ),
  // Two hours ago, or two o'clock.
  ...asks('catchup depuis 2h', 'catchup seit 14h', 'summary depuis 2h'),
  ...showsTime(
    from('2025-01-14T14:00'),
    'gestern 14:00',
    'gestern um 14 Uhr',
    'hier à 14h',
    'ayer a las 14:00',
    'ontem às 14h',
    '昨日14時',
  ),
  ...showsTime(
    from('2025-01-15T13:00', '2025-01-15T14:00'),
    'von 13 bis 14 Uhr',
    'zwischen 13:00 und 14:00',
    'de 13h à 14h',
    'entre 13h et 14h',
    'de las 13:00 a las 14:00',
    'entre las 13 y las 14',
    'das 13h às 14h',
    '13時から14時まで',
  ),
  ...showsTime(
    from('2025-01-14T13:00', '2025-01-14T14:00'),
    'gestern von 13 bis 14 Uhr',
    'ayer de 13:00 a 14:00',
    '昨日の13時から14時まで',
  ),
  ...meaning('summary')(
    { scope: { kind: 'since', since: { startsWith: '2025-01-15T13:00' } } },
    'summary seit 13 Uhr',
    'summary depuis 13h',
    'summary desde las 13:00',
    'summary desde as 13h',
    'summary 13時から',
  ),
  ...meaning('summary')(
    { scope: { kind: 'as-of', as_of: { startsWith: '2025-01-15T13:30' } } },
    'summary um 13:30',
    'summary bis 13:30',
    "summary jusqu'à 13h30",
  ),
  ...meaning('started')(
    { moment: at('2025-01-14T22:10') },
    'started gestern 22:10',
    'started gestern um 22:10 Uhr',
    'started hier à 22h10',
    'started ayer a las 22:10',
    'started ontem às 22h10',
  ),
  ...meaning('started')(
    { moment: at('2025-01-15T13:40') },
    'started 13h40',
    'started à 13h40',
    'started 13:40',
  ),
  ...meaning('started')({ moment: at('2025-01-15T09:05') }, 'started 09h05'),
  ...meaning('started')({ moment: at('2025-01-15T11:35') }, 'started 2h30', 'started 2h30 ago'),
  ...meaning('started')({ moment: at('2025-01-15T02:05') }, 'started 12h00 ago', 'started há 12h00'),
  ...meaning('remind')(
    { verb: 'snooze', until: { startsWith: '2025-01-15T15:30' } },
    'remind snooze bis 15:30',
    "remind snooze jusqu'à 15h30",
    'remind snooze hasta las 15:30',
    'remind snooze até 15h30',
    'remind snooze 15時半まで',
    'remind snooze 15h30',
  ),
  ...meaning('remind')(
    { verb: 'snooze', until: { startsWith: '2025-01-16T03:45' } },
    'remind snooze for 13h40',
    'remind snooze in 13h40',
  ),
  ...notes('2025-01-15T13:50', 'rief der Vendor an', 'um 13:50 rief der Vendor an'),
  ...notes('2025-01-15T13:55', 'der Vendor rief an', 'vor 10 Minuten der Vendor rief an'),
  ...notes('2025-01-15T13:50', 'le fournisseur a appelé', 'à 13h50 le fournisseur a appelé'),
  ...notes('2025-01-15T13:55', 'le fournisseur a appelé', 'il y a 10 minutes le fournisseur a appelé'),
  ...notes('2025-01-14T14:00', 'llamó el proveedor', 'ayer a las 14:00 llamó el proveedor'),
  ...adds(
    'das Replikat prüfen',
    FRIDAY,
    'das Replikat prüfen bis Freitag',
    'bis Freitag das Replikat prüfen',
    'das Replikat bis zum Freitag prüfen',
  ),
  ...adds('revisar la réplica', FRIDAY, 'revisar la réplica para el viernes'),
  ...adds('écrire le rapport', '2025-01-17T15:00', 'écrire le rapport avant vendredi 15h'),
  ...adds('verificar a réplica', FRIDAY, 'verificar a réplica até sexta-feira'),
  ...adds('報告書を書く', FRIDAY, '報告書を書く 金曜日までに'),
  ...adds('Vendor anrufen', '2025-01-16T23:59', 'Vendor anrufen morgen', 'Vendor anrufen Frist morgen'),
  ...adds('avisar os clientes', '2025-01-16T23:59', 'avisar os clientes prazo amanhã'),
  ...adds('avisar a los clientes', FRIDAY, 'avisar a los clientes plazo: viernes'),
  ...adds('prévenir les clients', FRIDAY, 'prévenir les clients échéance vendredi'),
  ...adds('顧客に連絡', FRIDAY, '顧客に連絡 期限 金曜日'),
  ...adds('prazo do contrato com o cliente', undefined, 'prazo do contrato com o cliente'),
  ...adds('die Frist des Kunden prüfen', undefined, 'die Frist des Kunden prüfen'),
  ...adds('llamar al proveedor', '2025-01-16T23:59', 'llamar al proveedor mañana'),
  ...adds('pronto atendimento dos clientes', undefined, 'pronto atendimento dos clientes'),
  ...adds('fait le point avec le client', undefined, 'fait le point avec le client'),
  // Whatever isn't a time for the command is text.
  ...notes(undefined, 'seit 14:00 geht nichts mehr', 'seit 14:00 geht nichts mehr'),
  ...notes(undefined, 'depuis 2h les paiements échouent', 'depuis 2h les paiements échouent'),
  ...notes(undefined, 'hier ist alles kaputt', 'hier ist alles kaputt'),
  ...notes('2025-01-15T14:05', 'hier ging nichts mehr', 'at:14:05 hier ging nichts mehr'),
  ...notes(undefined, 'bis 15:30 warten wir', 'bis 15:30 warten wir'),
  ...adds('Logs von gestern bis heute prüfen', undefined, 'Logs von gestern bis heute prüfen'),
  ...adds('retener logs hasta 3 días', undefined, 'retener logs hasta 3 días'),
  ...adds('revisar el job de la mañana', undefined, 'revisar el job de la mañana'),
  ...adds('sag guten morgen', undefined, 'sag guten morgen'),
  ...adds('reunião de amanhã preparar', undefined, 'reunião de amanhã preparar'),
  ...adds(
    'check the logs from yesterday until today',
    undefined,
    'check the logs from yesterday until today',
  ),
  ...meaning('resolve')({ note: 'seit 14 Uhr stabil' }, 'resolve seit 14 Uhr stabil'),
  ...meaning('edit')(
    { title: 'seit gestern fällt checkout aus' },
    'edit title seit gestern fällt checkout aus',
  ),
  { text: 'list mars rover', means: { command: 'list', args: { rest: { words: ['mars', 'rover'] } } } },
  {
    text: 'list midi controller',
    means: { command: 'list', args: { rest: { words: ['midi', 'controller'] } } },
  },
  {
    text: 'declare P2 paiements en panne depuis 14h',
    means: { command: 'declare', args: { title: 'paiements en panne depuis 14h' } },
  },
  {
    text: 'declare P1 seit gestern geht checkout nicht',
    means: { command: 'declare', args: { title: 'seit gestern geht checkout nicht' } },
  },
];
