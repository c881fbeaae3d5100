import type { Entry, EntryKind, IncidentState } from '../../state/entry.js';
import { ASKS } from '../passages/fit-type.js';

/** Says that something was changed, or asks whether. */
const CHANGE =
  /(?<!\p{L})(?:deploy(?:s|ed|ment)?|pushed|releases?|released|merged|rolled out|rollout|migrated|migration|upgraded?|changed|change|switched (?:to|on|over)|rotated|rotation|enabled|disabled|(?:turned|switched) (?:on|off)|renamed|expired|shipped|went live|deployt|ausgerollt|umgestellt|umstellung|geändert|änderung(?:en)?|update|migriert|eingespielt|aktiviert|abgeschaltet|ausgeschaltet|umzug|umgezogen|abgelaufen|despleg\p{L}{1,5}|despliegue|cambi(?:ó|amos|aron|ado|o)|rot(?:ó|amos)|rotación|migra(?:ción|mos)|actualiz(?:ó|amos|ación)|activ(?:ó|amos)|desactiv(?:ó|amos)|caducó|venció|déploy\p{L}{1,6}|mise en prod|chang(?:é|ée|ement)|migré|(?:dés)?activée?|expiré|bascul(?:é|e|ement)|mise à jour|publicamos|mud(?:ou|amos|ança)|alter(?:ou|amos|ado|ada)|migração|atualiz(?:ou|amos|ação)|expirou|(?:des)?ativ(?:ou|amos))(?!\p{L})|リリース|デプロイ|出しました|変更|更新しま|切り替え|移行|(?:有効|無効)にし|期限切れ/iu;
/** Undoes or repairs something, which comes after. */
const REMEDY =
  /(?<!\p{L})(?:roll(?:ed|ing)? ?back|rollback|revert\p{L}{0,3}|restor\p{L}{1,4}|restart\p{L}{0,3}|fix(?:ed|es)?|hotfix|recover\p{L}{0,3}|zurück\p{L}{0,12}|behoben|neu gestartet|restaur\p{L}{1,5}|reinici\p{L}{1,4}|revert\p{L}{1,4}|retour arrière|redémarr\p{L}{1,3}|renov\p{L}{1,4}|voltou)(?!\p{L})|切り戻|再起動|復旧|戻し/iu;
const NOT_YET: ReadonlySet<EntryKind> = new Set(['question', 'next', 'proposal', 'prohibition', 'progress']);
const SHOWN_MAX = 3;

/** What was changed before the incident or caused it: causes first, then answers to people who asked, then the rest. */
export function changesIn({ entries, lines }: IncidentState): Entry[] {
  const mitigated = lines.findIndex(({ type }) => type === 'STATUS_CHANGED');
  const asked = new Set(
    entries.filter(({ text }) => CHANGE.test(text) && asks(text)).map(({ place }) => place),
  );
  const isReply = ({ place, line }: Entry) =>
    asked.has(place - 1) && lines[place - 1]?.who !== line.who && line.kind === 'said';
  const rank = (entry: Entry) => (entry.kind === 'cause' ? 0 : isReply(entry) ? 1 : 2);
  return entries
    .filter((entry) => {
      if (NOT_YET.has(entry.kind) || entry.fate === 'withdrawn' || asks(entry.text)) return false;
      if (REMEDY.test(entry.text) || (mitigated >= 0 && entry.place > mitigated && entry.kind !== 'cause'))
        return false;
      return CHANGE.test(entry.text) || (isReply(entry) && /\d/.test(entry.text));
    })
    .sort((a, b) => rank(a) - rank(b) || a.place - b.place)
    .slice(0, SHOWN_MAX);
}

function asks(text: string): boolean {
  return ASKS.test(text) || /(?:ですか|ますか|ましたか)/u.test(text);
}
