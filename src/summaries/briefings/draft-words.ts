import type { Language } from '../language/language-of.js';

/** The wording around people's own words in a draft. `@` is replaced by a time, which may be missing. */
export interface DraftWords {
  resolved: string;
  resolvedAt: string;
  fixing: string;
  fixingSince: string;
  reported: string;
  began: string;
  cause: string;
  progress: string;
  next: string;
}

/** The frame is in the language of the quotes, because an update in two languages helps no one. */
export const DRAFT_WORDS: Readonly<Record<Language, DraftWords>> = {
  en: {
    resolved: 'Resolved: ',
    resolvedAt: 'Resolved at @: ',
    fixing: 'A fix is under way: ',
    fixingSince: 'A fix has been under way since @: ',
    reported: "We're investigating a problem reported at @: ",
    began: "We're investigating a problem that began at @: ",
    cause: 'Cause: ',
    progress: 'In progress: ',
    next: 'Next: ',
  },
  de: {
    resolved: 'Behoben: ',
    resolvedAt: 'Behoben um @: ',
    fixing: 'Die Behebung läuft: ',
    fixingSince: 'Die Behebung läuft seit @: ',
    reported: 'Wir untersuchen eine Störung, gemeldet um @: ',
    began: 'Wir untersuchen eine Störung seit @: ',
    cause: 'Ursache: ',
    progress: 'In Arbeit: ',
    next: 'Nächster Schritt: ',
  },
  es: {
    resolved: 'Resuelto: ',
    resolvedAt: 'Resuelto a las @: ',
    fixing: 'La solución está en marcha: ',
    fixingSince: 'La solución está en marcha desde las @: ',
    reported: 'Investigamos un problema notificado a las @: ',
    began: 'Investigamos un problema que empezó a las @: ',
    cause: 'Causa: ',
    progress: 'En curso: ',
    next: 'Siguiente paso: ',
  },
  fr: {
    resolved: 'Résolu : ',
    resolvedAt: 'Résolu à @ : ',
    fixing: 'La correction est en cours : ',
    fixingSince: 'La correction est en cours depuis @ : ',
    reported: 'Nous enquêtons sur un problème signalé à @ : ',
    began: 'Nous enquêtons sur un problème qui a commencé à @ : ',
    cause: 'Cause : ',
    progress: 'En cours : ',
    next: 'Prochaine étape : ',
  },
  pt: {
    resolved: 'Resolvido: ',
    resolvedAt: 'Resolvido às @: ',
    fixing: 'A correção está em andamento: ',
    fixingSince: 'A correção está em andamento desde as @: ',
    reported: 'Estamos investigando um problema relatado às @: ',
    began: 'Estamos investigando um problema que começou às @: ',
    cause: 'Causa: ',
    progress: 'Em andamento: ',
    next: 'Próximo passo: ',
  },
  ja: {
    resolved: '復旧しました：',
    resolvedAt: '@に復旧しました：',
    fixing: '対応中です：',
    fixingSince: '@から対応中です：',
    reported: '調査中です（@に報告）：',
    began: '調査中です（@に発生）：',
    cause: '原因：',
    progress: '対応中：',
    next: '次の対応：',
  },
  ru: {
    resolved: 'Решено: ',
    resolvedAt: 'Решено в @: ',
    fixing: 'Исправляем: ',
    fixingSince: 'Исправляем с @: ',
    reported: 'Разбираемся с проблемой, о которой сообщили в @: ',
    began: 'Разбираемся с проблемой, которая началась в @: ',
    cause: 'Причина: ',
    progress: 'В работе: ',
    next: 'Дальше: ',
  },
};
