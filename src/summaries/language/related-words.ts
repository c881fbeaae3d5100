import { conceptsIn } from './concepts.js';

/**
 * Words that are often about the same thing, so that a question finds lines that word it differently. Unlike concepts,
 * they aren't interchangeable: they only help to find lines, never to check them. Groups are separated by line breaks.
 */
const GROUPS = `
hang hangs hung stuck stall stalled stalls block blocked blocks wait waits waiting frozen hängt hängen hänger blockiert bloqueado colgado bloqué
fail fails failed failing failure failures break breaks broke broken wrong crash down error errors reject rejected dropped dropping kaputt falsch fehlschlagen fehlgeschlagen schlägt falló roto panne cassé 失敗 エラー 故障
behind lag lagging delay delayed late stale backlog queue rückstau rückstand verzögert hinterher retraso retard 遅延 遅れ
charge charged charges pay paid pays bill billed payment payments money cobro cobrado pago payé abgebucht bezahlt 請求 決済 支払
twice double doubled duplicate duplicates doppelt duplicado duplicada 二重 重複
reach reachable online available accessible erreichbar verfügbar disponible 復旧
notice noticed detect detected catch caught see saw alert alerted alarm warn warning bemerkt gemerkt erkannt entdeckt detectado
set change changed configured modify modified switched geändert gesetzt eingestellt cambiado
harm harmed hurt injured injury verletzt
call called calls calling phone phoned phoning rang talk talked talking speak speaking spoke spoken telefon angerufen anrufen ruft telefoniert gesprochen sprechen spricht llamó llamar llama habló hablar appelé appelle appeler parlé ligou ligar falou falar 電話
voucher vouchers compensation compensate compensated credit credits refund refunds refunded repay gutschein entschädigung entschädigt erstattung compensación reembolso 補償 返金
tell told inform informed notify notified announce announced telling notifying informing contact contacts contacted contacting write writes writing mitteilen kontaktiert kontaktieren informiert informieren benachrichtigt anschreiben melden gemeldet avisa avisar aviso avisó contacta contactó avisou prévenir prévient préviens prévenu contacte contacté 連絡 通知 報告
hack hacked hackers attack attacked attacker intruder angriff gehackt angreifer ataque attaque 攻撃
password passwords credentials passwort passwörter kennwort contraseña 
push pushed pushing deploy deployed rollout ship shipped publish published distribute going ausgerollt verteilt
undo undone revert reverted rollback zurückgesetzt
kill killed stop stopped terminate terminated shut aus abgeschaltet beendet 停止
stop stopped stops ended
size big large larger bytes gb mb groß größe tamaño grande
fix fixes fixed repair cope mend handle handled handling repariert behebt behoben
take takes taking own owner owns responsible assigned assignee charge übernimmt übernehme kümmert mache macht encarga 担当 対応
theater theatre venue
colleague employee coworker kollege mitarbeiter
legal lawyer lawyers attorney rechtsabteilung anwälte anwalt
display displays board boards screen screens anzeige anzeigetafel anzeigetafeln pantalla
order orders booking bookings reservation reservations buchung buchungen bestellung bestellungen pedido 予約 注文
transfer transfers überweisung überweisungen transferencia transferencias virement 振込
bank banking banco banque 銀行
lost lose loss losing missing gone drop drops dropped deleted verloren weg verlust
safe fine ok okay good normal correct stimmen stimmt richtig
open public exposed leaked leak visible öffentlich offengelegt sichtbar 
start started begin began since seit begann
add adds added adding insert create build builds baut 追加
restart restarted reboot rebooted started neustart 再起動
number many count total anzahl
run runs ran running execute executed executing
post posts posting status update statement blog
mail mails email emails message メール
long hour hours minute minutes duration
expire expired expires expiry validity abgelaufen 失効 期限
found find finding discovered identified gefunden encontrado
reason cause because due trigger ursache grund causa 原因
use uses used instead workaround benutzt verwenden
test tests tested testing check checked checks verify verified spot probe stichprobe geprüft prüft prüfen
limit cap maximum max preallocate preallocates capacity grenze
login log-in sign-in authenticate authentication logins anmelden einloggen
region regions cluster country province ward zone
site sites website webseite page pages app portal .com
wait waits waiting hold
repo repos repository repositories
config configuration konfiguration
db database
app application
prod production produktion
auth authentication
env environment
steal stole stolen theft gestohlen geklaut robado read leaked
`;

let known: ReadonlyMap<string, readonly string[]> | undefined;

/** Built on first use. */
function groups(): ReadonlyMap<string, readonly string[]> {
  if (known) return known;
  const byForm = new Map<string, string[]>();
  for (const group of GROUPS.trim().split('\n')) {
    const forms = [
      ...new Set(
        group
          .trim()
          .split(' ')
          .flatMap((word) => [...conceptsIn(word)]),
      ),
    ];
    for (const form of forms) byForm.set(form, [...(byForm.get(form) ?? []), ...forms]);
  }
  known = byForm;
  return byForm;
}

/** Words that a line may use in place of a question's word. */
export function relatedTo(word: string): readonly string[] {
  return groups().get(word) ?? [];
}
