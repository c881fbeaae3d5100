import { WHEN, WHO } from './question-words.js';
import type { TableRule } from './table-rule.js';

const TASKS =
  'task tasks todo todos to-do to-dos dos item items action actions follow-up follow-ups followup followups follow up ups aufgabe aufgaben punkte maßnahmen tarea tareas tarefa tarefas tâche tâches';
const DONE =
  'done finished completed complete erledigt fertig abgeschlossen hecha hechas hecho completadas terminadas listas feita feitas concluídas faites faite terminées';
const ASKED =
  "which what what's welche welcher welches was wer qué que cuáles cuál quelles quelle quoi quais qual how many wie viele cuántas combien quantas any anything something nothing there gibt etwas hay algo algum alguma";
const UPDATES =
  'update updates statusmeldung statusmeldungen statusupdate statusupdates actualización actualizaciones atualização atualizações communiqué communiqués jour';
const POSTED =
  'posted sent published shared wrote written issued gepostet geschickt verschickt veröffentlicht rausgegangen publicaron publicadas publicó enviaron enviadas publié publiés envoyé publicamos publicadas enviamos enviadas';
const NEXT_OR_LAST =
  'last latest previous next first letzte letztes letzten nächste nächstes nächsten última último próxima próximo dernière dernier prochaine prochain due promised';

/** About what commands wrote to the table: status changes, people, tasks, updates and redactions. */
export const FACT_RULES: readonly TableRule[] = [
  {
    type: 'acknowledged',
    needs: [
      "acknowledged acknowledge acked ack ack'd acks acknowledgement bestätigt quittiert reconocido reconoció reconocieron acquitté reconhecido reconheceu",
    ],
    may: `${WHO} ${WHEN} how long took take until till before time someone somebody nobody first it first wie lange dauerte bis jemand zuerst hat wurde cuánto tardó en alguien fue lo l'a foi`,
  },
  {
    type: 'mitigated',
    needs: [
      `${WHO} ${WHEN} how`,
      'mitigated mitigate mitigating mitigation entschärft mitigó mitigado atténué',
    ],
    may: 'lo fue se first zuerst how long took take until wurde l a été foi',
  },
  {
    type: 'closed',
    needs: [`${WHO} ${WHEN} why`, 'closed close geschlossen cerró cerrado fermé fechou fechado'],
    may: 'lo fue se wurde l a été foi out',
  },
  {
    type: 'end',
    needs: [`${WHO}`, 'resolved resolve gelöst aufgelöst resolvió resuelto résolu resolveu resolvido'],
    may: 'lo fue se wurde als l a été foi marked set as declared',
  },
  {
    type: 'responders',
    needs: [
      WHO,
      'on handles handling handle working works dran kümmert arbeitet bearbeitet zuständig lleva llevando atendiendo atiende encarga encargando trabajando trabaja ocupa occupe travaille cuidando cuida atuando trabalhando resolvendo',
    ],
    may: "sich drum darum damit dabei grad gerade se lo le de eso d'eso em dessus s'en en nisso disso ello this that currently alles esto et isso",
  },
  {
    type: 'responders',
    needs: [
      WHO,
      'joined join joins here aquí aqui ici là present around involved attending participants participating participate part dabei teil beteiligt beigetreten anwesend participa participan participando presente presentes unido unió entró participant présent présents rejoint presentes participando entrou',
    ],
    may: "taking takes take nimmt nehmen all else so far in room channel call kanal canal am far also alle alles sonst bisher im noch más se dans no qu'est",
  },
  {
    type: 'responders',
    needs: [WHO, 'channel room kanal canal sala'],
    may: 'all else alle im dans no aquí',
  },
  {
    type: 'responders',
    needs: ['responders participants teilnehmer teilnehmende participantes intervenants'],
    may: `${WHO} list which what welche quels cuáles quais`,
  },
  {
    type: 'overdue',
    needs: [
      'overdue überfällig vencido vencida vencidas vencidos atrasado atrasada atrasadas atrasados retard',
    ],
    may: `${ASKED} ${TASKS} ${WHO} wer's already yet still en`,
  },
  {
    type: 'tasksDone',
    needs: [TASKS, DONE],
    may: `${ASKED} ${WHO} already so far by bereits schon ya já déjà`,
  },
  {
    type: 'updates',
    needs: [UPDATES, `${POSTED} ${NEXT_OR_LAST}`],
    may: `${ASKED} ${WHO} ${WHEN} status public stakeholder stakeholders customers external out far mises mise à publicly wann kommt se le wurde wurden gab`,
  },
  {
    type: 'updates',
    needs: [WHEN, UPDATES],
    may: 'status public stakeholder stakeholders mises mise à kommt get got',
  },
  {
    type: 'updates',
    needs: [
      'updates statusmeldungen actualizaciones atualizações communiqués',
      'what which welche qué quelles quels quais',
    ],
    may: `status public stakeholder stakeholders so far gab hubo did post send`,
  },
  {
    type: 'redacted',
    needs: [
      'redacted redact redaction redactions geschwärzt unkenntlich redactado censurado ocultado caviardé expurgé redigido ocultado ocultada',
    ],
    may: `${ASKED} ${WHO} ${WHEN} why warum por pourquoi message messages nachricht nachrichten mensaje mensajes mensagem mensagens someone somebody anyone from record by lo se fue wurde wurden`,
  },
];
