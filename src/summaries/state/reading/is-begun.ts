import { cuesIn } from '../../language/cues-in.js';

/** Work on an incident. Not deployments, which may also be its cause. */
const WORK =
  /^(?:replays?|re-?(?:process|send|import|index|sync|build|run|store)\p{L}{0,5}|restor\p{L}{1,6}|roll-?backs?|backfill\p{L}{0,3}|fail-?overs?|import\p{L}{0,7}|migr\p{L}{3,7}|restarts?|reboots?|rebalanc\p{L}{1,3}|clean-?ups?|wiederherstellung|neustarts?|rückspielung|rücksicherung|nachverarbeitung|restaura\p{L}{2,4}|reinicios?|reproces\p{L}{3,6}|recuperaci[oó]n|restauration|redémarrage|retraitement|reimporta\p{L}{2,4}|reinício|reenv[ií]o|reversão|reversión)$/iu;
/** `Replay of failed payments began`, but not `import errors began`, where the errors began. */
const BEGAN =
  /^(?:(?:\d{1,2}:\d{2}|the|a|an|our|der|die|das|el|la|los|las|le|les|o|os|as)\s){0,2}([\p{L}-]{3,30})(?:\s(?:of|to|for|from|on|in|der|des|von|de|del|du|da|do|dos|das)\s[^,;:.]{1,60}?)?\s(?:(?:has|have|is|are|was|were|hat|ist|haben|ha|han|a|ont|está|foi)\s)?(?:begun|began|started|under ?way|begonnen|gestartet|angelaufen|empezó|empezado|comenzó|comenzado|iniciad[oa]|commencé|démarré|começou|começado|iniciou)(?!\p{L})/iu;
const BEGAN_JAPANESE = /(?:再送|再起動|再投入|再処理|復元|移行|切り戻し|ロールバック)を?(?:開始|始め)/u;

/** Whether a text says that work began, and nothing about trouble after that. */
export function isBegun(text: string): boolean {
  const [begun, work = ''] = BEGAN.exec(text) ?? [];
  if (begun === undefined) return BEGAN_JAPANESE.test(text);
  return WORK.test(work) && !cuesIn(text.slice(begun.length)).hasAny('failure', 'affected', 'cause');
}
