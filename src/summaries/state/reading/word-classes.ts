/**
 * Words for the subject of a statement, by class, in all languages of the phrase lists. `*` is any ending. The gain is
 * in docs/summary-quality.md.
 */
const WORDS: Readonly<Record<string, string>> = {
  change:
    'deploy* releas* rollout* roll-out* migrat* upgrad* updat* patch* config* merge merged merging commit* flag flags feature cert* version* zertifikat* umstellung änderung* despliegue* actualiza* cambi* déploi* changement* atualiza* mudan* релиз* обновлен* リリース デプロイ 更新 変更 設定',
  component:
    'db database* datenbank* cache* queue* cola file fila cluster* node nodes knoten nodo nodos pod pods host hosts server* servidor* serveur* broker brokers gateway* proxy proxies lb dns cdn disk* disco festplatte memory mem cpu heap thread threads connection* verbindung* conexion* pool index table replica* primary leader router switch firewall cron job worker consumer script сервер* баз* サーバ データベース キュー 接続 メモリ ディスク',
  metric:
    'p50 p90 p95 p99 latenc* throughput rps qps load lag backlog utilization usage auslastung latenz* fehlerrate tasa taux taxa cpu mem memory 率 遅延',
  evidence:
    'log logs trace traces graph graphs dashboard* metric metrics stacktrace dump alert alerts monitor* grafana kibana datadog splunk screenshot* protokoll* gráfic* registro* журнал* график* ログ グラフ 監視',
  role: 'support legal vendor* finance press marketing comms sales management ceo cto provider partner supplier* team helpdesk recht* presse vertrieb anbieter lieferant* proveedor* prensa fournisseur* fornecedor* поддержк* サポート 法務 広報',
  remedy:
    'restart* revert* rollback* scale scaled scaling bump* disabl* enabl* kill* drain* failover block* purg* flush* rebuil* restor* renew* replac* switch* neugestartet neustart* zurück* erneuer* abschalt* reinici* restaur* redémarr* désactiv* desactiv* перезапус* откат* 再起動 切り戻 復元 停止',
};
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A feature's name and the pattern of its words. */
export const WORD_CLASSES: readonly (readonly [string, RegExp])[] = Object.entries(WORDS).map(
  ([name, words]) => [name, patternOf(words.split(' '))],
);

function patternOf(words: readonly string[]): RegExp {
  const anywhere = words.filter((word) => UNSPACED.test(word));
  const apart = words.filter((word) => !UNSPACED.test(word)).map((word) => word.replace('*', '\\p{L}*'));
  return new RegExp(`(?<!\\p{L})(?:${apart.join('|')})(?!\\p{L})|${anywhere.join('|')}`, 'iu');
}
