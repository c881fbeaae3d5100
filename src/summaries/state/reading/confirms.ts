/** `That's it then`, `sí es eso`: what was just said is the cause. */
const CONFIRMS =
  /^(?:(?:ah|oh|ok|okay|yes|yep|yeah|ja|sí|si|oui|sim|bingo|so|also|then)[,!.]? ){0,3}(?:that['’]?s (?:it|the (?:root )?(?:cause|reason|culprit|problem))|that (?:must be|has to be|was|is) it|bingo|das (?:ist|war)(?: e|['’])s|das (?:ist|war) (?:die ursache|der grund)|(?:eso )?es eso|eso es|(?:eso|esa) (?:es|era) la causa|c['’]est ça|c['’]était ça|voilà la cause|é isso(?: mesmo| aí)?|era isso|это оно|в этом (?:и )?(?:причина|дело)|вот (?:и |она |оно )?(?:причина|она|оно|в ч[её]м дело))(?: then| dann| also| entonces| alors| então)?(?:[.!]*$|, )|^(?:それだ|それですね|それが原因)/iu;
/** `That's it, closing` ends the talk. */
const ENDS = /clos|done|bye|resolv|schluss|fertig|cerr|ferm|encerr|for (?:today|now|me)/iu;

/** Whether a text says that what was just said is the cause. */
export function confirms(text: string): boolean {
  return CONFIRMS.test(text) && !ENDS.test(text);
}
