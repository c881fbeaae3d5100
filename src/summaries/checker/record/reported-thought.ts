/** Reports what someone thought, in the third person. A claim that reports a guess only states that someone guessed. */
const THOUGHT = [
  'thinks?|thought|guess(?:es|ed)|suspect(?:s|ed)|believe[sd]|assume[sd]|supposed|wonder(?:s|ed)|reckon(?:s|ed)|figured|speculated',
  'vermutete?n?|vermutet|glaubte?n?|glaubt|dachten?|denkt|meinten?|meint|tippten?|tippt|nahm(?:en)? an|nimmt an|fragte sich|verdächtigte|mutmaßte|hielt(?:en)? für möglich',
  'cree|creían?|creyó|piensa|pensaban?|pensó|sospechan?|sospechaban?|sospechó|suponen?|suponían?|supuso|se preguntó|se preguntaba',
  'pensait|pensaient|croit|croyait|croyaient|suppose|supposait|supposaient|soupçonne|soupçonnait|soupçonnaient|imaginait|se demande|se demandait',
  'acha|achava|achavam|achou|pensava|pensavam|pensou|suspeita|suspeitava|suspeitou|supõe|supunha|acredita|acreditava|se perguntou|se perguntava',
].join('|');
const REPORTED = new RegExp(`(?<!\\p{L})(?:${THOUGHT})(?!\\p{L})`, 'iu');
const JAPANESE = /と(?:考え|思って|思った|見て|疑)|推測し|疑って/u;

export function reportsThought(text: string): boolean {
  return REPORTED.test(text) || JAPANESE.test(text);
}
