import { cuesIn } from '../language/cues-in.js';
import { leavesOpen } from './contradictions/left-open.js';
import { reportsThought } from './record/reported-thought.js';

/**
 * Whether a sentence says that something is over: `at first we suspected the deploy`, `it wasn't the deploy`. That
 * someone thought so, or that no one answered, remains true whatever came of it.
 */
export function saysItEnded(sentence: string): boolean {
  if (cuesIn(sentence).hasAny('hedge', 'negation', 'ruledOut', 'correction')) return true;
  return FIRST.test(sentence) || UNDONE.test(sentence) || reportsThought(sentence) || leavesOpen(sentence);
}

const FIRST =
  /(?<!\p{L})(?:until|till|first|initially|then|later|before|earlier|had been|bis|zunächst|zuerst|anfangs|dann|später|vorher|hasta|primero|al principio|antes|luego|jusqu|d['’]abord|avant|ensuite|até|primeiro|no início|depois)(?!\p{L})|まで|当初|最初|その後/iu;

/** `The lower limit was undone.` */
const UNDONE =
  /(?<!\p{L})(?:undone|undid|reverted|withdrawn|taken back|rückgängig|zurückgenommen|zurückgesetzt|revertid[oa]s?|deshech[oa]s?|annulée?s?|desfeit[oa]s?)(?!\p{L})|元に戻|取り消|撤回|切り戻/iu;
