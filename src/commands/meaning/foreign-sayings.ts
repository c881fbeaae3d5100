import { type Saying, startingWith } from './saying.js';

/** Commands by what they're called in German, Spanish, French, Portuguese and Japanese. */
const NAMES: Readonly<Record<string, string>> = {
  help: 'hilfe ayuda aide ajuda ヘルプ',
  summary: 'zusammenfassung zusammenfassen resumen resumir résumé résumer resumo 要約 まとめ',
  note: 'notiz notiere nota anota メモ',
  task: 'aufgabe tarea tâche tarefa タスク',
  tasks: 'aufgaben tareas tâches tarefas',
  close: 'schließen schliessen abschließen beenden cerrar fermer clore clôturer fechar encerrar 閉じる 終了',
  undo: 'rückgängig deshacer annuler desfazer 取り消し 元に戻す',
  timeline: 'zeitleiste zeitachse verlauf cronología chronologie cronologia タイムライン',
  status: 'estado statut 状況 ステータス',
  assign: 'zuweisen asignar assigner attribuer atribuir 担当 割り当て',
  list: 'liste lista lister listar 一覧',
  declare: 'vorfall störung ausfall incidente panne incidencia falha 障害 インシデント',
  handoff: 'übergabe übergeben traspaso relève passagem 引き継ぎ',
  severity: 'schweregrad prioridade 重大度',
};

/** A command's name in another language, with what follows. */
export const FOREIGN_NAMES = Object.entries(NAMES).map(
  ([command, names]): Saying => [startingWith(names.replaceAll(' ', '|')), `${command}$1`],
);

/** What tired people type in the language they think in; Aegis offers each and never runs it. */
export const FOREIGN_SAYINGS: readonly Saying[] = [
  [
    /^(?:behoben|gelöst|geloest|erledigt|résolue?|resolue?|réglée?|réparée?|corrigée?|resuelt[oa]|solucionad[oa]|arreglad[oa]|resolvid[oa]|corrigid[oa]|consertad[oa]|解決|直り|直っ|復旧|治っ)[^ ]*(?: (.*))?$/isu,
    'resolve $1',
  ],
  [
    /^(?:es|das|alles|problem|vorfall|está|esta|tudo|todo|c['’]est|tout|le|o|el|ya|já|se) (?:ist |sind |está |esta |es |est |problème |problema |incident |incidente |foi |jetzt |ya |já |wieder |todo |tudo ){0,3}(?:behoben|gelöst|geloest|erledigt|vorbei|ok|gut|in ordnung|resuelt[oa]|solucionad[oa]|arreglad[oa]|acabó|terminó|résolue?|réglée?|fini|terminée?|resolvid[oa]|corrigid[oa]|acabou|terminou|normal)[.!]{0,3}$/iu,
    'resolve',
  ],
  [startingWith('acabou|terminou|vorbei|fini|terminé|acabó|terminó'), 'resolve'],
  [/^(?:übernehme|uebernehme|assumo|対応|確認中|見ます|見てます|やります|私がやります)/iu, 'ack'],
  [
    /^(?:bin|ich|je|me|yo|eu|estoy|estou) (?:schon )?(?:dran|kümmere|kuemmere|übernehme|m['’]en occupe|regarde|prends|encargo|ocupo|en ello|mirando|viendo|vendo|assumo|olhando|cuido)/iu,
    'ack',
  ],
];

/** A question, so that it's for `ask`: of several words, or in Japanese, which has no spaces. */
export const QUESTION =
  /^(?=.*[ \p{Script=Hiragana}])(?:(?:what|what's|whats|who|who's|whos|why|when|where|how|how's|which|is|are|did|does|do|was|were|has|have|can|wer|wann|warum|wieso|wie|welche|qui|que|quoi|quand|pourquoi|comment|qué|quién|quien|cuándo|cuando|cómo|como|quem|quando|porque|wo|où|dónde|donde|onde|quel|quelle|cuál|qual)(?= |$)|誰|何|いつ|なぜ|どう|どこ)/isu;
