import type { Claim } from '../../../incidents/records/incident-summary.js';
import type { Asked } from '../asked.js';
import { postedUpdates } from './update-answers.js';

const AUDIENCE =
  "customers?|clients?|passengers?|guests?|patients?|members?|subscribers?|drivers?|stores?|shops?|users?|people outside|the public|stakeholders?|merchants?|partners?|press|outside|externally|publicly|kund(?:en|innen)|nutzern?|fahrgästen?|reisenden?|gästen?|patienten|mitgliedern?|fahrern?|filialen|presse|außen|clientes|pasajeros|pacientes|passageiros|usuarios|usuários|prensa|imprensa|público|clients|voyageurs|passagers|utilisateurs|presse|l'extérieur";
/** Asks for the text meant for people outside: `what do we tell customers`, `was sagen wir den kunden`. */
const ANNOUNCED = new RegExp(
  `^\\W{0,3}(?:what(?:'s| is| did| do| have| should| can)?|was|wie|qué|que|o que|quoi|qu'est-ce qu|comment|how)(?!\\p{L})(?:(?!who|wer|when|wann|wie viele|how many).){0,40}(?<!\\p{L})(?:tell|telling|told|say|saying|said|communicated?|announced?|inform|informed|sagen|sagt|gesagt|mitgeteilt|kommuniziert|decimos|decir|digo|dijimos|dicho|comunicamos|on dit|dit|dire|annonce|communiqué|falamos|falar|dizemos|dizer|dissemos|avisamos|comunicamos)(?!\\p{L}).{0,30}(?<!\\p{L})(?:${AUDIENCE})(?!\\p{L})|(?:お客様|顧客|乗客|患者|会員|ユーザー|利用者)(?:へ|に)(?:は|の)?.{0,12}(?:連絡|案内|説明|伝え|言)`,
  'iu',
);
const SHOWN_MAX = 2;

/** What was announced, newest first, if the question asks for that. Empty if nothing was, so people's words count. */
export function announcedAnswers(question: string, asked: Asked): Claim[] {
  return ANNOUNCED.test(question.replaceAll('’', "'")) ? postedUpdates(asked).slice(0, SHOWN_MAX) : [];
}
