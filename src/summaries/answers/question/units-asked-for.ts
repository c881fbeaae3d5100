/** Patterns that ask for a kind of number, each with the pattern of such numbers. */
const UNITS: readonly (readonly [asks: RegExp, unit: RegExp])[] = [
  [
    /(?<!\p{L})(?:how long|how far behind|wie lang\w?|cu[aá]nto tiempo|combien de temps|quanto tempo)(?!\p{L})|どのくらい|どれくらい|何(?:時間|分|日|秒)/iu,
    /\d\s?(?:[hms]|ms|secs?|mins?|minutes?|minuten?|hours?|hrs?|seconds?|sekunden?|stunden?|days?|tagen?|weeks?|wochen?|months?|monaten?|minutos?|segundos?|horas?|d[ií]as?|heures?|jours?|semaines?)(?!\p{L})|\d\s?(?:分|時間|秒|日|週間|か月)|\d{1,2}:\d{2}.{1,20}\d{1,2}:\d{2}|(?<!\p{L})(?:hour|day|week|minute|stunde|tag|woche|hora|heure|jour)s?(?!\p{L})/iu,
  ],
  [
    /(?<!\p{L})(?:costs?|costing|money|refund\w*|pays?|paid|price|revenue|credits?|fine|owe|worth|(?:ge)?kostet|kosten|geld|erstatt\w*|strafe|umsatz|cuesta|cost(?:ó|ado|ará)|dinero|multa|pagamos|co[uû]t(?:e|é|er|ent|s)?|rembours\w{0,4}|amende|cust(?:a|o|ou|am|ar)|dinheiro|in (?:euros?|dollars?|pounds?))(?!\p{L})|how much (?:is|are) (?:a|an|the|one)(?!\p{L})|[$€£¥]|いくら|円/iu,
    /[$€£¥円]|\d\s?(?:k|m|mio|eur|usd|gbp|chf|euros?|dollars?|pounds?|quid|reais)(?!\p{L})|R\$|\d\s?万/iu,
  ],
  [
    /(?<!\p{L})(?:what (?:percentage|percent|share)|wie ?viel prozent|qué porcentaje|quel pourcentage|qual o percentual)(?!\p{L})|何(?:%|パーセント)/iu,
    /\d\s?(?:%|percent|prozent|por ciento|pour cent|パーセント)|(?<!\p{L})(?:half|third|quarter|hälfte|drittel|viertel|mitad|tercio|moitié|tiers|metade)(?!\p{L})|\d (?:in|of|von|de|sur|em) \d/iu,
  ],
];

/** Whether a text has a number in the unit that a question asks for. Undefined if it asks for none. */
export function hasUnitAskedFor(text: string, question: string): boolean | undefined {
  const found = UNITS.find(([asks]) => asks.test(question));
  return found?.[1].test(text);
}

/** Few lines mention money, and a question about it rarely shares their words. */
const MONEY = UNITS[1];

export function hasMoneyAskedFor(text: string, question: string): boolean {
  return MONEY?.[0].test(question) === true && MONEY[1].test(text);
}
