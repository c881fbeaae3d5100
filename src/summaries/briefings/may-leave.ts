import type { Incident } from '../../incidents/records/incident.js';
import { isEveryday } from '../checker/names/everyday-words.js';
import { statedNames, wordForms } from '../checker/names/stated-names.js';
import { cuesIn } from '../language/cues-in.js';
import type { Entry } from '../state/entry.js';

/** What an update for everyone must not name. */
export interface Inside {
  /** Display names of the people in the record. */
  people: readonly string[];
  /** The title and service are announced anyway. */
  incident: Pick<Incident, 'title' | 'service' | 'fields'>;
}

/** Regions, protocols and the like. Capitalized, but not names. */
const KNOWN =
  /^(?:EU|EMEA|APAC|US|USA|UK|UTC|API|APIs|DNS|CDN|SSO|VPN|TLS|SSL|HTTPS?|CPU|iOS|Android|Europe|Asia|Africa|America|Australia|Europa|Asien|Afrika|Amerika|[1-5]xx|\d+(?:st|nd|rd|th|ms|s|k|m|h|d|x|min|GB|MB|TB|rps|qps))$/i;
/** A single customer is identifiable; several are an impact. */
const CUSTOMER =
  /(?<!\p{L})(?:customer|client|tenant|account|merchant|partner|kunde|mandant|konto|cliente|cuenta|compte|conta)(?!\p{L})|GmbH|(?<!\p{L})(?:AG|Inc|Ltd|LLC|Corp)(?!\p{L})|株式会社|様|顧客名/iu;
/** Ticket, order and account numbers, addresses, and redaction marks. */
const ID =
  /#\d|(?<![\d.,])\d{5,}(?![\d.,])|\d{1,3}\.\d{1,3}\.\d{1,3}|\[|@|:\/\/|[\\/~]\w|(?<![\w])[0-9a-f]{7,}(?![\w])/i;
/** Outsiders don't need to know who `I` and `you` are. */
const PERSONAL =
  /(?<![\p{L}\p{N}])(?:I|I['’](?:m|ve|ll|d)|my|me|you|your|he|she|ich|mir|mich|du|er hat|sie hat|yo|mi|je|j['’]ai|moi|meu|minha)(?![\p{L}\p{N}])|私|僕|さん/iu;
/** An internal component name: `payments-api`. */
const COMPONENT =
  /(?<![\p{L}\p{N}-])[\p{L}\p{N}]{1,30}(?:-[\p{L}\p{N}]{1,30}){0,4}-(?:api|svc|service|services|worker|workers|db|server|servers|proxy|gateway|sync|cache|queue|web|app|core|lb|node|nodes|cluster|prod|staging|job|cron|agent|client|backend|frontend)(?![\p{L}\p{N}])/giu;
const NAME_MIN = 3;

/** Whether outsiders may read a statement: it names no person, customer, host or id, and isn't a guess. */
export function mayLeave({ text, asked, kind, line }: Entry, { people, incident }: Inside): boolean {
  if (line.kind === 'bot' || kind === 'hypothesis' || asked !== undefined) return false;
  if (cuesIn(text).hasAny('hedge', 'unknown') || text.includes('?')) return false;
  if (CUSTOMER.test(text) || ID.test(text) || PERSONAL.test(text)) return false;
  const said = new Set(wordForms(text));
  if (people.some((person) => isNamed(person, said))) return false;
  if (Object.values(incident.fields ?? {}).some((value) => isWithin(value, text))) return false;
  const announced = new Set([incident.title, incident.service].flatMap(wordForms));
  const components = text.match(COMPONENT) ?? [];
  if (components.some((one) => !announced.has(one.toLowerCase()))) return false;
  return statedNames(text).every((name) => KNOWN.test(name) || announced.has(name.toLowerCase()));
}

/** Whether a text has a person's name or part of it. */
function isNamed(person: string, said: ReadonlySet<string>): boolean {
  return wordForms(person).some((part) => part.length >= NAME_MIN && !isEveryday(part) && said.has(part));
}

function isWithin(value: string, text: string): boolean {
  return value.length >= NAME_MIN && text.toLowerCase().includes(value.toLowerCase());
}
