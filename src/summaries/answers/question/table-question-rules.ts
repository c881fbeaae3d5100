import { FACT_RULES } from './fact-question-rules.js';
import { WHEN, WHO } from './question-words.js';
import type { TableRule } from './table-rule.js';

const SEVERITY =
  'severity sev prio priority level stufe schweregrad schwere gravedad sévérité gravité severidade 重大度';

export const TABLE_RULES: readonly TableRule[] = [
  ...FACT_RULES,
  {
    type: 'commander',
    needs: [
      `${WHO} whose which wessen`,
      'commander ic lead leads leading leader command commands commanding charge running runs run owns owner drives driving driver coordinating coordinates coordinator manager manages managing leitet leitung kommandiert koordiniert führt lead hut verantwortlich macht übernimmt einsatzleiter einsatzleitung chef chefin comandante dirige lidera liderando manda mandando mando dirige dirigiendo cargo coordina responsable comando comanda comandando coordena responsável frente pilote gère',
    ],
    may: "person taking took got has hat auf incident's point show call bridge a al no na el em en de à do del ta o sich einsatz einsatzes intervención intervention intervenção operación drum darum after before during until till from last night overnight day evening morning afternoon noon midnight shift first second new nach vor ab bis nacht nachts abends mittags früh schicht tarde noche noite soir nuit midi 夕方 夜 夜間 朝 昼 午前 午後 日中 時 分",
  },
  {
    type: 'commander',
    needs: ['commander ic einsatzleiter einsatzleitung 指揮 責任者 コマンダー'],
    may: `${WHO} what name wie heißt`,
  },
  {
    type: 'declarer',
    needs: [
      WHO,
      'declared declare opened open raised created started eröffnet aufgemacht ausgerufen declaró',
    ],
    may: 'incident up',
  },
  {
    type: 'reporter',
    needs: [
      WHO,
      'noticed reported spotted found detected saw first gemeldet bemerkt entdeckt zuerst reportó',
    ],
    may: 'first zuerst als erstes issue up',
  },
  {
    type: 'reporter',
    needs: [
      WHEN,
      'noticed notice reported spotted spot detected detect found find discover discovered alerted gemeldet bemerkt entdeckt gemerkt aufgefallen detectó detectamos notó notamos remarqué détecté percebemos notamos',
    ],
    may: 'what out about first zuerst als erstes issue up get got es uns',
  },
  {
    type: 'severityChange',
    needs: [
      `${SEVERITY} p0 p1 p2 p3 p4 sev0 sev1 sev2 sev3`,
      'raise raised up upgrade upgraded upgrading escalate escalated bump bumped lower lowered downgrade downgraded change changed changes went go goes gone become became make made set moved start starts started begin began initially initial originally original first declared opened anfangs zuerst ursprünglich eröffnet angefangen empezó empezamos começou commencé hochgestuft runtergestuft geändert erhöht gesetzt from von to',
    ],
    may: `${WHO} ${WHEN} what which how welche que qual quel why warum ${SEVERITY} p0 p1 p2 p3 p4 sev0 sev1 sev2 sev3 from to as von auf zu als como get got`,
  },
  {
    type: 'severityChange',
    needs: ['why warum wieso weshalb por pourquoi', `${SEVERITY} p0 p1 p2 p3 p4 sev0 sev1 sev2 sev3`],
    may: 'what which welche welcher y et e quel quelle qual cuál so high that as only even even nur so hoch que qué est-ce tan alta si haute',
  },
  {
    type: 'state',
    needs: [`${SEVERITY} p0 p1 p2 p3 p4 sev0 sev1 sev2 sev3`],
    may: `what what's which was welche welcher welches que qual quel quelle hat tiene tem es how high or oder cuál wie hoch status`,
  },
  {
    type: 'state',
    needs: ['status state stand lage estado statut état situation stehen stands'],
    may: "what what's was wie how wo where look looks looking sieht aus update summary 状況",
  },
  {
    type: 'state',
    needs: ["how wie how's qué"],
    may: 'sev wise bad severe schwer eingestuft look looks looking going doing stehts steht stehen schlimm läuft sieht aus things it schlecht tal va',
  },
  {
    type: 'end',
    needs: [
      WHEN,
      'resolved fixed over closed done solved mitigated acknowledged acked ended end finished finish back recovered restored stopped stop behoben gelöst vorbei erledigt fertig geschlossen entschärft resuelto resolvió arregló arreglado solucionado solucionó terminó acabó fini terminé résolu réglé rétabli terminou resolveu resolvido normalizou',
    ],
    may: "what get got up down zu ende fully completely finally endlich was fix online se foi fue est-ce est-ce-que que c'est",
  },
  {
    type: 'start',
    needs: [
      WHEN,
      'start started begin began begun break broke broken kick kicked first happen happened happening declared opened going down angefangen begonnen begann los fing anfing kaputt aufgetreten geht ging läuft besteht gestartet empezó comenzó commencé começou',
    ],
    may: 'what an off out how long ago on wrong',
  },
  {
    type: 'start',
    needs: ['since seit desde depuis'],
    may: "not nicht no ne n'est pas plus não working works work funktioniert funktionieren funciona funcionan funcionando anda marche marchent fonctionne fonctionnent rola when wann cuándo cuando quand quando caído caída down kaputt broken offline out fora ar panne passe pasa acontece geht läuft so going c'est dura",
  },
  {
    type: 'duration',
    needs: ['long lange länge dauer duration lasted gedauert dauerte tiempo temps duró duro'],
    may: "how wie what what's take took takes last lasted down up open going ongoing running gedauert dauert dauerte läuft ging geht hat haben cuanto insgesamt total in total until resolved fixed bis behoben cuánto lleva combien impact lösung fix go on get resolve been broken kaputt offline",
  },
  {
    type: 'state',
    needs: [
      'resolved fixed over done closed solved ongoing broken offline kaputt good ok okay fine clear mitigated working works down stable healthy behoben gelöst vorbei erledigt gut durch stabil läuft geht kaputt fertig abierto resuelto solucionado arreglado résolu réglé réparé rétabli fini resolvido consertado voltou fix safe sicher seguro segura sûr resolvida',
    ],
    may: "up back finally fully completely not nicht sind there green grün end alright going on out broken live we're que",
  },
];
