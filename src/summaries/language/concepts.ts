import { lazy } from '../../base/lazy.js';
import { contentWordList, stem } from '../content-words.js';

/**
 * Words that mean the same in an incident, within and across languages. Only safe ones: replacing one with another must
 * not change a statement. Groups are separated by line breaks.
 */
const GROUPS = `
database db datenbank datenbanken datos データベース basededatos banco
customer customers cust custs client clients kunde kunden cliente clientes usuario kundschaft member members traveler travellers travelers passenger passengers お客様 顧客
user users nutzer benutzer usuarios utilisateur utilisateurs usuário usuários ユーザー 利用者 people leute gente gens person
error errors fehler erreur erreurs erro エラー fault
affected affects impacted betroffen betroffene betrifft afectado afectados afectada afectan affecté affectés touchés afetado afetados 影響
meter meters zähler smartmeter
outage ausfall störung caída panne 障害 downtime
restore restored restoring recovery recover wiederherstellung wiederherstellen wiederhergestellt restaurar restauré 復旧 復元
restart restarted restarting reboot rebooted neustart neugestartet reinicio reiniciado redémarrage 再起動
stop stopped stopping halted halt gestoppt angehalten stoppen parar parado arrêt arrêté 停止 止 paused pause
disable disabled deactivated abgeschaltet ausgeschaltet deaktiviert abschalten desactivado désactivé off
start started starting begin began begun gestartet starten begann empezó commencé 開始 始
connection connections verbindung verbindungen conexión conexiones connexion 接続
queue backlog rückstau rückstand warteschlange cola file キュー
ticket tickets report reports meldung meldungen anfrage 問い合わせ inquiries complaint
login logins sign-in signin eingeloggt einloggen anmeldung loggen logged connexion ログイン
account accounts konto konten benutzerkonto benutzerkonten cuenta cuentas compte comptes アカウント
table tables tabelle tabellen tabla tablas テーブル
delete deleted deleting remove removed removing wiped wipe gelöscht löscht löschen entfernt geleert leert leeren emptied empties borrado eliminado supprimé 削除 truncate truncated cleared
empty leer leere leeren vacío vide 空
change changed changes änderung geändert cambio cambiado changement 変更
update updated updates aktualisierung aktualisiert actualización 更新
deploy deployed deployment rollout release released ausgerollt despliegue desplegado déploiement デプロイ リリース
revert reverted rollback rb zurückgerollt zurückgesetzt revertido
cause caused ursache causa 原因 reason grund motivo raison culprit trigger triggered blame schuld auslöser culpa culpable coupable
attack attacks angriff ataque attaque 攻撃 ddos
data daten dato donnée données dados データ
lose lost loss losing verloren verlieren verlust perdido perdida pérdida perdu perte 失 欠損
cut reduced lowered decreased reduce decrease gesenkt reduziert reducido 減 下
raise raised increased increase grew growth erhöht gestiegen aumentado augmenté 増
full voll lleno plein 満杯
limit limits grenze límite limite 上限 threshold
slow slower langsam lento lent 遅
fix fixed repaired resolved solved behoben gelöst solucionado arreglado corrigé résolu 修正 解決
check checked checking verify verified prüfen geprüft überprüft comprobar comprobado vérifié 確認
duplicate duplicates duplicated doppelt duplicado duplicadas twice zweimal 重複
hour hours stunde stunden hora horas heure heures 時間
minute minutes minuten minuto minutos 分
yesterday gestern ayer hier 昨日 昨夜
today heute hoy aujourd'hui 今日 本日
server servers machine machines box boxes host hosts node nodes rechner サーバ サーバー
backup backups sicherung respaldo sauvegarde バックアップ
page pages seite seiten página ページ
certificate cert certificates zertifikat certificado certificat 証明書
expire expired expires ran-out abgelaufen caducado expiré 期限切れ
traffic verkehr tráfico trafic トラフィック
store shop shops stores filiale tienda 店舗
feature features funktion merkmal
file files datei dateien archivo fichier ファイル
batch バッチ stapel lote
job jobs task tasks ジョブ
inventory 在庫 bestand
team mannschaft equipo équipe チーム
employee developer developers engineer entwickler desarrollador développeur 開発者
decide decided decision entscheidung entschieden decisión décision 決定
manual manually hand hands händisch manuell
new neu neue neuen nuevo nueva nouveau 新
old alt alte alten altem viejo ancien 古
invalid revoked revoke widerrufen ungültig revocado révoqué 無効
refund refunds credit credits gutschrift reembolso
regulator behörde datenschutzbehörde regulador
rerun reran ran run ausgeführt
wrong falsch incorrecto faux 誤
test tests testsuite prueba テスト
key keys schlüssel clave clé キー
tracking 追跡 seguimiento
permission permissions rechte grant grants permiso 権限
message messages nachricht mensaje メッセージ
crash crashed panic panicked abgestürzt abort aborted
double doubled doubles
bigger larger grown größer big large
write writes writing saving save saved schreiben speichern
read-only readonly view viewing lesend
disk platte festplatte spool storage speicher
`;

/** Most processes never need it. */
const known = lazy(
  () =>
    new Map(
      GROUPS.trim()
        .split('\n')
        .flatMap((group) => {
          const words = group.split(' ');
          return words.flatMap(formsOf).map((form): [string, string] => [form, `#${words[0]}`]);
        }),
    ),
);

function conceptOf(word: string): string | undefined {
  return known().get(word);
}

function formsOf(word: string): string[] {
  return [...contentWordList(word), stem(word)];
}

/** The words of a text with synonyms and translations folded into one. */
export function conceptsIn(text: string): Set<string> {
  const concepts = new Set<string>();
  for (const word of contentWordList(withPhrases(text))) concepts.add(conceptOf(word) ?? word);
  return concepts;
}

/** `rolling out` is the opposite of `rolled back`. */
const ROLLED_BACK = /\broll(?:ed|ing|s)?(?: \w{1,12})? back\b/gi;
const ROLLED_OUT = /\broll(?:ed|ing|s)?(?: \w{1,12})? out\b/gi;

const ROLL = /\broll/i;

function withPhrases(text: string): string {
  if (!ROLL.test(text)) return text;
  return text.replace(ROLLED_BACK, 'rollback').replace(ROLLED_OUT, 'rollout');
}
