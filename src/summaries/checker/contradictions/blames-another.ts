import { conceptsIn } from '../../language/concepts.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { sharedStems } from '../record/shared-stems.js';

/** How a claim refers to the incident itself. */
const IT =
  '(?:(?:all |of )?(?:it|this|that|everything|the (?:whole )?(?:incident|outage|problem|issue|failure|trouble))(?: all)?)';
const ES = '(?:es|das|dies|alles|(?:den|die|das) (?:ausfall|störung|vorfall|problem|ganze))';
const CAUSE =
  '(?:(?:root |main |real |actual )?cause|culprit|reason|trigger|ursache|auslöser|grund|schuld|causa|culpable|culpado|cause|raison)';

/** Sentences that only say what was to blame. The capture group has its words. */
const BLAMES: readonly RegExp[] = [
  new RegExp(`^(.{2,80}?) (?:caused|causes|triggered|broke) ${IT}$`, 'iu'),
  new RegExp(
    `^(.{2,80}?) (?:was|is|were|are|war|waren|ist|sind|fue|era|es|était|est|foi) (?:the |die |der |das |la |el |o |a |en |de )*(?:${CAUSE}|to blame|at fault|responsible|guilty|coupable|responsable)(?: (?:of|for|behind) ${IT}| (?:des|für den|del|de la|de l['’]|do|da) .{1,30})?$`,
    'iu',
  ),
  new RegExp(
    `^(?:the |die |der |la |el |a |o )?${CAUSE} (?:was|is|war|ist|fue|es|était|est|foi|é)(?: that)? (.{2,80})$`,
    'iu',
  ),
  new RegExp(`^${IT} (?:was|were|is) (?:all )?(?:caused|triggered) by (.{2,80})$`, 'iu'),
  new RegExp(`^(.{2,80}?) (?:hat|haben) ${ES} (?:verursacht|ausgelöst)$`, 'iu'),
  /^(.{2,80}?) (?:lo|la) (?:causó|provocó|ha causado|ha provocado)(?: todo)?$/iu,
  /^(.{2,80}?) (?:l['’]a|a tout|ont tout) (?:causée?|provoquée?)$/iu,
  /^(.{2,80}?) (?:causou|provocou) (?:isso|isto|tudo|o (?:incidente|problema))$/iu,
  /^(?:it (?:was|is) (?:all )?the|es (?:war|ist) (?:der|die|das)|fue (?:el|la)|c['’](?:était|est) (?:le |la |l['’])|foi [oa])\s?((?:\S{1,30} ?){1,3})$/iu,
  /^(?:[Ii]t was|[Ee]s war|[Ff]ue|[Cc]['’]était|[Ff]oi)(?: all)? (?!(?:SEV|OPEN|[A-Z]\p{Ll}{2,6}day\b))((?:\p{Lu}[\p{L}'’-]{1,20} ?){1,2}|\p{L}{2,20}[-_]?\d{1,4})$/u,
  /^es (?:lag|liegt) (?:an |am )(?:der |dem |den )?(.{2,40})$/iu,
  /^(?:原因は)(.{2,40}?)(?:です|でした|だった|である)?$/u,
  /^(.{2,40}?)(?:が|は)(?:根本)?原因(?:です|でした|だった|である)?$/u,
];

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

/**
 * Whether a claim blames the whole incident on something its lines don't blame, because they name another cause or only
 * say that it's fine.
 */
export function blamesAnother(compared: Compared): boolean {
  return blamed(compared).some(({ words, text, pieces }) => {
    const naming = pieces.filter(namesCause);
    if (naming.some((piece) => sharedStems(words, conceptsIn(causeIn(piece))) > 0)) return false;
    // What they name in another language may be the same.
    return naming.some(({ line }) => !isOtherLanguage(text, line.text)) || isExcused(words, pieces);
  });
}

/** Whether its lines name no cause at all: they only ask about the thing, or are by the person blamed. */
export function blamesUnnamed(compared: Compared): boolean {
  return blamed(compared).some(({ pieces }) => !pieces.some(namesCause));
}

interface Blamed {
  text: string;
  /** Of what is blamed for it all. */
  words: ReadonlySet<string>;
  pieces: readonly Piece[];
}

function blamed({ assertions, pieces }: Compared): Blamed[] {
  return assertions.flatMap(({ text, cues, isBelief }) => {
    const words = conceptsIn(blamedIn(text) ?? '');
    const isDenied = isBelief || cues.hasAny('negation', 'ruledOut');
    return words.size === 0 || isDenied ? [] : [{ text, words, pieces }];
  });
}

/** Whether all pieces about it say that it's fine. */
function isExcused(words: ReadonlySet<string>, pieces: readonly Piece[]): boolean {
  const about = pieces.filter(
    ({ statement, words: said }) => !statement.isQuestion && sharedStems(words, said) > 0,
  );
  return about.length > 0 && about.every(({ cues }) => cues.hasAny('negation', 'recovery', 'ruledOut'));
}

/** A question names none, and neither does a guess. */
function namesCause({ statement: { cues, text, words, isQuestion } }: Piece): boolean {
  if (isQuestion || cues.hasAny('hedge', 'searching')) return false;
  if (cues.hasAny('cause', 'causeLabel') || words.has('#cause')) return true;
  return blamedIn(text) !== undefined && !cues.has('negation');
}

const BARE = 2;

/** `Found the cause.` has it in the next sentence. */
function causeIn({ statement, line }: Piece): string {
  return statement.words.size <= BARE ? line.text : statement.text;
}

function blamedIn(text: string): string | undefined {
  const plain = text.trim().replace(/[.!。]{1,3}$/u, '');
  for (const pattern of BLAMES) {
    const blamed = pattern.exec(plain)?.[1];
    if (blamed !== undefined) return blamed;
  }
  return undefined;
}
