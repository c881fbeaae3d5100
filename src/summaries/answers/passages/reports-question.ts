/** `A shipper asks whether parcels were lost`, `finco asks if …`, up to the word that opens the question. */
const REPORTS =
  /^(?:[\p{L}\p{N}'-]{1,20} ){0,5}?(?:(?:is |are |was |were |has |have |keeps? )?(?:asks|ask|asked|asking|wants? to know|wanted to know|wonders?|wondering)|fragt|fragen|fragte|fragten|will wissen|wollen wissen|pregunta|preguntan|preguntó|quieren? saber|demande|demandent|veut savoir|veulent savoir|pergunta|perguntam|perguntou|quer saber|querem saber)(?: (?:me|us|again|now|mich|uns|nach|jetzt|nos|otra vez|encore|de novo))?,? (?:if|whether|when|why|how|what|who|which|ob|wann|warum|wieso|wie|was|wer|welche\p{L}?|si|cuándo|cuando|por qué|cómo|qué|quién|quand|pourquoi|comment|combien|qui|se|quando|por que|como|quem)(?!\p{L})|か(?:どうか)?(?:を|と)?(?:聞かれ|聞いて|質問|問い合わせ|尋ね)/iu;

/** Whether a statement only passes on what others ask. It answers nothing. */
export function reportsQuestion(text: string): boolean {
  return REPORTS.test(text.replaceAll('’', "'"));
}
