import type { CueList } from './cue-list.js';

export const GERMAN: CueList = {
  negation:
    'nicht, kein, keine, keinen, keinem, keiner, keines, nie, niemals, nichts, niemand, niemandem, ohne, weder, nein, nirgends, unbeteiligt, unschuldig',
  failure:
    'betroffen, betrifft, fehler*, fehlgeschlagen, schlägt fehl, schlagen fehl, ausfall*, ausgefallen, störung*, gestört, kaputt, hängt, hängen, steht, langsam, tot, leer, leere, leeren, verloren, weg, fehlt, fehlen, voll, abgestürzt, stürzt ab, zeitüberschreitung*, blockiert, nicht erreichbar, offline, falsch, doppelt, überlastet, 404, 500, 502, 503, timeout*, laufen nicht, läuft nicht, geht nicht, gehen nicht, lädt nicht, laden nicht, kommen nicht an, kommt nicht an, friert ein, frieren ein, spinnt, reagiert nicht, reagieren nicht, antwortet nicht, antworten nicht, verzögert, null verbrauch, gelöscht, geleert, massenhaft',
  recovery:
    'wieder online, wieder zu gehen, wieder zu laufen, wieder zu funktionieren, funktioniert wieder, funktionieren wieder, wieder da, wieder erreichbar, läuft wieder, laufen wieder, läuft seit, geht wieder, gehen wieder, wiederhergestellt, behoben, gelöst, normal, läuft normal, stabil, alles gut, stimmt jetzt, sehen gut aus, sieht gut aus, ok, in ordnung, abgearbeitet, aufgeholt, rückstand weg, wieder normal, erholt',
  hedge:
    'vielleicht, womöglich, möglicherweise, möglich, vermutlich, wahrscheinlich, könnte, könnten, ich glaube, glaube ich, ich vermute, vermute, ich denke, ich tippe, ich schätze, scheint, scheinen, sieht so aus, anscheinend, offenbar, unsicher, nicht sicher, verdacht, eventuell, ohne gewähr, wohl, theorie, annahme, vorsichtig, müsste, bestimmt, mein tipp, tippe auf, mein verdacht, könnte sein, kann sein, riecht nach, wette, würde wetten, sicher mal wieder, vllt',
  estimate:
    'schätze, geschätzt, schätzung*, voraussichtlich, etwa noch, dauert noch, dürfte, bis mittag, ohne gewähr, einige stunden',
  plan: 'wird, werden, werde, wollen, will, muss, müssen, soll, sollen, sollte, sollten, plan, geplant, als nächstes, nächster schritt, nächste schritte, option*, danach, später, morgen, bis freitag, bis montag, heute noch, maßnahmen, aufgaben, to-do*, todo*, vorbereiten, anschließend, bevor wir, nächste woche, kommende woche, am montag, am dienstag, am mittwoch, am donnerstag, am freitag',
  proposal:
    'können wir, sollen wir, sollten wir, wollen wir, könnten wir, wie wäre, vorschlag*, schlage vor, was wenn, warum nicht, lasst uns, option*, optionen',
  request: 'bitte, kannst du, könntest du, kann jemand, könnte jemand, dazu bitte',
  decision:
    'entscheidung, entschieden, beschlossen, wir machen, machen wir, nehmen wir, so machen, einverstanden, freigegeben, beschluss, abschalten, los, ja bitte, nehmen wir in kauf, dabei bleibt es, ab jetzt',
  promise:
    'übernehme, mache ich, ich mache, kümmere mich, bin dran, ich übernehme, schaue ich, kläre ich, ich kläre, schreibe ich, ich schreibe, erledige ich, wir schreiben',
  prohibition:
    'nicht anfassen, nichts mehr anfassen, nichts anfassen, bitte nicht, niemand, finger weg, auf keinen fall, nicht neu starten, darf nicht, dürfen nicht, vorerst nicht',
  ongoing:
    'läuft, laufen, wird gerade, sind dabei, bin dabei, bin dran, in arbeit, startet, starten, prüfen, prüfe, schauen, suche, arbeitet, arbeiten, werden, wird, hochgefahren, noch, gerade, derzeit, aktuell',
  done: 'fertig, erledigt, abgeschlossen, durch, gestoppt, angehalten, abgeschaltet, ausgeschaltet, alles aus, neu gestartet, zurückgerollt, zurückgesetzt, wiederhergestellt, eingespielt, verschoben, gesetzt, gelöscht, entfernt, widerrufen, behoben, geprüft, ausgerollt, erneuert, umgestellt, importiert, nachgeladen, abgearbeitet, gewechselt, gesperrt, erhöht, gesenkt, geändert, geräumt, freigegeben, informiert, ersetzt, getauscht, wurde, wurden',
  cause:
    'ursache*, weil, wegen, aufgrund, grund, verursacht, ausgelöst, liegt an, lag an, schuld, deshalb, daher, gefunden, stellt sich heraus, versehentlich, aus versehen, führt dazu, dadurch, gesetzt, das war ich, steht ein, seit dem update, rechte fehlen, leert vor jedem, ist voll, vergessen, damit ist klar',
  causeLabel: 'ursache, grund, auslöser, diagnose, ursache gefunden',
  ruledOut:
    "ausgeschlossen, schließen aus, kein angriff, nicht die ursache, unschuldig, hat nichts damit zu tun, nicht betroffen, falscher alarm, zufall, war es nicht, liegt nicht an, lag nicht an, kein zusammenhang, keine daten verloren, verloren geht nichts, nichts verloren, keine wartung, gilt nur, scheidet aus, verworfen, keine hinweise, hilft nicht, bringt nichts, daran liegt's nicht, daran liegt es nicht, liegt's nicht, der ist es nicht, die ist es nicht, das ist es nicht, ist es nicht, andere baustelle, vergesst es, vergesst das, ist raus, sind raus, nicht schuld, aus dem schneider, bringt keine änderung, keine änderung, gleiche ergebnis, hat nichts gebracht, nichts geändert",
  correction:
    'korrektur, berichtigung, ich lag falsch, war falsch, nehme ich zurück, ziehe zurück, doch nicht, stimmt nicht, vergesst das, falscher alarm, verworfen, irrtum, zurückgezogen',
  affected:
    'nutzer*, kunde, kunden, benutzer*, leute, meldungen, tickets, anrufe, rufen, betroffen, betrifft, anwender*, zugriff*, anmeldung*, einloggen, eingeloggt, bestellungen, zahlungen, konten, benutzerkonten, profile, profil, builds, daten, filialen, patienten, fahrgäste, zähler*, sichtbar, portal, verloren, seit',
  searching:
    'suchen die ursache, wird untersucht, wird noch untersucht, wird noch gesucht, in untersuchung, suche die ursache, sucht die ursache, suchen nach der ursache, suche nach der ursache, suchen noch die ursache, suchen weiter nach der ursache, ursache suchen, ursachensuche, ursache unbekannt, ursache ist unbekannt, ursache ist noch unbekannt, ursache noch unbekannt, ursache unklar, ursache ist unklar, ursache ist noch unklar, ursache noch unklar, ursache noch offen, ursache ist offen, ursache ist noch offen, ursache kennen wir, kennen die ursache, noch keine ursache, keine ursache, unklar warum, warum wissen wir, wissen nicht warum, untersuchen die ursache, ermitteln die ursache, klären die ursache, finden die ursache, finden heraus warum, analysieren die ursache, grund ist unklar, grund unklar, grund unbekannt',
  unknown:
    'wissen wir nicht, wissen wir noch nicht, wissen wir auch nicht, weiß keiner, weiß niemand, weiß man nicht, nicht bekannt, offen, unklar, weiß noch nicht, weiß ich noch nicht, weiß ich nicht, keine ahnung, noch nicht bekannt, noch unklar, unbekannt, nicht geklärt, kann ich noch nicht sagen, weiß das jemand',
  next: 'als nächstes, nächster schritt, nächste schritte, maßnahmen, aufgaben, to-do*, todo*, folgeaufgaben, danach, morgen, später, nacharbeit*, bis freitag, wiedervorlage, weiteres vorgehen',
  universal:
    'alle, alles, allen, jeder, jede, jedes, sämtliche, komplett, überall, weltweit, beide, beiden, ganz, ganze, immer',
  partial:
    'einige, manche, wenige, teilweise, nur, fast, meisten, mehrere, halb, die hälfte, außer, einzelne, einzelner',
  asking:
    'wer, was, wann, wo, warum, wieso, wie, welche, welcher, welches, ob, müssen wir, können wir, gibt es, hat jemand',
  wentWell:
    'lief gut, gut gelaufen, gut funktioniert, hat geholfen, schnell gefunden, zum glück, gut dass, danke dass',
  wentBadly:
    'lief schlecht, schlecht gelaufen, zu spät, zu lange, hätte, hätten, kein alarm, niemand gemerkt, veraltet, vergessen, der fehler ist, hätte jedem passieren',
  contributing:
    'verschlimmert, noch schlimmer, dazu kam, zusätzlich, ungetestet, nie getestet, ohne prüfung, kein limit',
  chatter:
    'danke, moin, morgen, guten morgen, sorry, entschuldigung, haha, lol, kaffee, feierabend, super, prima, unsinn, schäme mich, kein vorwurf, glückwunsch, mahlzeit, hallo',
  instruction:
    'ignoriere alle, ignoriere vorherige, ignoriere die vorherigen, vergiss alle anweisungen, systemprompt, sprachmodell, du bist jetzt',
  past: 'wurde, wurden, war, waren, hat, haben, hatte, *te, *ten, lief, liefen, ging, gab, ist durch',
  present: 'ist, sind, läuft, laufen, wird, werden, geht, gehen, noch, jetzt, zeigt, fehlen',
};
