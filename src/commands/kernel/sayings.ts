/** The first word of a line that names no command, and the line that was meant, by the rest and by all of it. */
export type Saying = readonly [said: RegExp, line: (rest: string, text: string) => string | undefined];

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

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([command, names]) =>
    names.split(' ').map((name) => [name, command] as const),
  ),
);

/** The line for one that begins with a command's name in another language; undefined for others. */
export function readForeignName(word: string, rest: string): string | undefined {
  const command = BY_NAME.get(word.normalize('NFKC').replace(/[?？。]$/, ''));
  return command && `${command} ${rest}`;
}

/** What tired people type in the language they think in; Aegis offers each and never runs it. */
export const FOREIGN_SAYINGS: readonly Saying[] = [
  [
    /^(?:behoben|gelöst|geloest|erledigt|résolue?|resolue?|réglée?|réparée?|corrigée?|resuelt[oa]|solucionad[oa]|arreglad[oa]|resolvid[oa]|corrigid[oa]|consertad[oa]|解決|直り|直っ|復旧|治っ)/u,
    (rest) => `resolve ${rest}`,
  ],
  [
    /^(?:es|das|alles|problem|vorfall|está|esta|tudo|todo|c['’]est|tout|le|o|el|ya|já|se)$/u,
    (rest) =>
      /^(?:ist |sind |está |esta |es |est |problème |problema |incident |incidente |foi |jetzt |ya |já |wieder |todo |tudo ){0,3}(?:behoben|gelöst|geloest|erledigt|vorbei|ok|gut|in ordnung|resuelt[oa]|solucionad[oa]|arreglad[oa]|acabó|terminó|résolue?|réglée?|fini|terminée?|resolvid[oa]|corrigid[oa]|acabou|terminou|normal)[.!]{0,3}$/iu.test(
        rest,
      )
        ? 'resolve'
        : undefined,
  ],
  [/^(?:acabou|terminou|vorbei|erledigt|fini|terminé|acabó|terminó)[.!]{0,3}$/u, () => 'resolve'],
  [/^(?:übernehme|uebernehme|assumo|対応|確認中|見ます|見てます|やります|私がやります)/u, () => 'ack'],
  [
    /^(?:bin|ich|je|me|yo|eu|estoy|estou)$/,
    (rest) =>
      /^(?:schon )?(?:dran|kümmere|kuemmere|übernehme|m['’]en occupe|regarde|prends|encargo|ocupo|en ello|mirando|viendo|vendo|assumo|olhando|cuido)/i.test(
        rest,
      )
        ? 'ack'
        : undefined,
  ],
];

/** What a question begins with, so that it's for `ask`. */
export const QUESTION_WORD =
  /^(?:what|what's|whats|who|who's|whos|why|when|where|how|how's|which|is|are|did|does|do|was|were|has|have|can|wer|wann|warum|wieso|wie|welche|qui|que|quoi|quand|pourquoi|comment|qué|quién|quien|cuándo|cuando|cómo|como|quem|quando|porque|誰.*|何.*|いつ.*|なぜ.*|どう.*|どこ.*|wo|où|dónde|donde|onde|quel|quelle|cuál|qual)$/u;
