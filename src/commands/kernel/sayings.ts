/** The first word of a line that names no command, and the line that was meant, by the rest and by all of it. */
export type Saying = readonly [said: RegExp, line: (rest: string, text: string) => string | undefined];

/** What tired people type in the language they think in; Aegis offers each and never runs it. */
export const FOREIGN_SAYINGS: readonly Saying[] = [
  [
    /^(?:behoben|gelöst|geloest|erledigt|résolue?|resolue?|réglée?|réparée?|corrigée?|resuelt[oa]|solucionad[oa]|arreglad[oa]|resolvid[oa]|corrigid[oa]|consertad[oa]|解決|直り|直っ|復旧|治っ)/u,
    (rest) => `resolve ${rest}`,
  ],
  [/^(?:übernehme|uebernehme|assumo|対応|確認中|見ます|見てます|やります)/u, () => 'ack'],
  [
    /^(?:bin|ich|je|me|yo|eu|estoy|estou)$/,
    (rest) =>
      /^(?:schon )?(?:dran|kümmere|kuemmere|übernehme|m['’]en occupe|regarde|prends|encargo|ocupo|en ello|mirando|viendo|vendo|assumo|olhando)/i.test(
        rest,
      )
        ? 'ack'
        : undefined,
  ],
];

/** What a question begins with, so that it's for `ask`. */
export const QUESTION_WORD =
  /^(?:what|what's|whats|who|who's|whos|why|when|where|how|how's|which|is|are|did|does|do|was|were|has|have|can|wer|wann|warum|wieso|wie|welche|qui|que|quoi|quand|pourquoi|comment|qué|quién|quien|cuándo|cuando|cómo|como|quem|quando|porque|誰.*|何.*|いつ.*|なぜ.*|どう.*)$/u;
