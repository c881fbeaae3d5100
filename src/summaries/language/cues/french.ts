import type { CueList } from './cue-list.js';

export const FRENCH: CueList = {
  negation: "pas, jamais, aucun, aucune, rien, personne, sans, non, ni, n'est, n'a, ne, plus aucun",
  failure:
    'échoue, échouent, échoué, panne, en panne, erreur, erreurs, lent, lente, lents, bloqué, bloquée, planté, plantée, plantés, plante, perdu, perdus, perdues, indisponible*, inaccessible*, hors service, dégradé*, saturé*, plein, vide, cassé, expiré, ne fonctionne, ne fonctionnait, ne marche, ne marchait, ne charge, ne chargeait, rame, rament, tombé, tombe, doublon*',
  recovery:
    'rétabli, rétablie, rétablis, restauré, résolu, corrigé, réparé, de retour, revenu à la normale, normal, stable, fonctionne à nouveau, refonctionne, remarche, tout va bien, à jour',
  hedge:
    "peut-être, probablement, possible, possiblement, pourrait, pourraient, je pense, je crois, je suppose, je soupçonne, semble, semblent, on dirait, sans doute, pas sûr, pas sûre, il se peut, à mon avis, hypothèse, théorie, suspect*, j'imagine, je parie, je dirais, ça sent, ça doit être, ça pourrait, si ça se trouve, j'ai l'impression",
  estimate: "estim*, environ, d'ici, devrait être, prévu, dans une heure",
  plan: "va, vont, on va, je vais, nous allons, il faut, faudra, faut, doit, doivent, devons, devrait, plan, prochaine étape, prochaines étapes, ensuite, demain, après, option, options, à faire, prévoir, sera, seront, d'ici",
  proposal:
    'on peut, pourrait-on, peut-on, devrions-nous, on pourrait, et si, je propose, proposition, option, options, je suggère',
  request: "s'il te plaît, s'il vous plaît, svp, stp, peux-tu, pouvez-vous, quelqu'un peut",
  decision:
    "décision, décidé, on décide, d'accord pour, validé, approuvé, allez-y, on part sur, on y va, désormais, à partir de maintenant",
  promise:
    "je m'en occupe, je m'en charge, je prends, je le fais, je vais, je préviens, je regarde, j'écris, je fais",
  prohibition:
    'ne touchez, ne pas toucher, ne touche, personne ne, ne redémarrez, ne pas redémarrer, surtout pas, interdit, ne relancez, ne pas relancer',
  ongoing:
    'en cours, en train, déploiement en, redémarrage en, restauration en, on regarde, je regarde, encore, toujours, démarre, tourne, relance',
  done: 'fait, terminé, terminée, fini, déployé, déployée, redémarré, redémarrés, restauré, annulé, désactivé, activé, arrêté, arrêtée, bloqué, corrigé, ajouté, supprimé, vérifié, appliqué, remplacé, rétabli, publié, relancé, renouvelé, vidé, basculé',
  cause:
    "cause, causé, causée, parce que, à cause de, en raison de, dû à, due à, provoqué, origine, raison, trouvé, vient de, venait de, par erreur, c'est pour ça, explique, depuis la version, depuis la mise à jour, pcq",
  causeLabel: 'cause, cause racine, raison, origine, diagnostic, trouvé',
  ruledOut:
    "écarté, écartée, exclu, exclue, pas la cause, ce n'est pas, n'est pas lié, aucun rapport, sans rapport, fausse alerte, coïncidence, rien à voir, aucune trace, pas touché, pas touchés, pas concerné, aucune perte, rien perdu, hors de cause, ce n'est pas ça, c'est pas ça, c'est pas, pas la faute, toujours pareil, comme avant, sans effet, rien changé, n'y est pour rien, oubliez, innocenté",
  correction:
    'correction, je me suis trompé, je me trompais, je retire, oubliez, rectification, erreur de ma part, en fait non',
  affected:
    'utilisateur*, client, clients, clientes, gens, appels, touché, touchés, concerné*, impact*, commandes, paiements, tickets, plaintes, comptes, régions, magasins, patients, passagers, connexion*, ne peuvent',
  searching:
    "cherchons la cause, en cours d'investigation, en cours d'analyse, cherche la cause, cherchent la cause, recherche de la cause, recherche la cause, recherchons la cause, trouver la cause, identifier la cause, déterminer la cause, comprendre pourquoi, comprendre la cause, cause inconnue, cause est inconnue, cause est encore inconnue, cause reste inconnue, cause n'est pas, pas la cause, aucune cause, on ne sait pas pourquoi, ne savons pas pourquoi, sait pas encore pourquoi, enquêtons sur la cause, raison inconnue",
  unknown:
    'personne ne sait, on sait pas, nous ne savons pas, nous ne savons toujours pas, aucune idée, on ne sait toujours pas, on ne sait pas, je ne sais pas, pas encore, inconnu, pas clair, à confirmer, à décider, sans réponse, reste ouvert, jsp',
  next: 'prochaine étape, prochaines étapes, à faire, ensuite, demain, suite, suivi, reste à, plus tard',
  universal: 'tout, tous, toute, toutes, chaque, entier, entière, les deux, toujours, partout, complètement',
  partial:
    'certains, certaines, quelques, seulement, uniquement, presque, plupart, partie, partiellement, sauf, moitié',
  asking: 'qui, quoi, quand, où, pourquoi, comment, quel, quelle, quels, quelles, combien, est-ce que',
  wentWell: 'bien fonctionné, bien passé, heureusement, bonne idée, nous a sauvé',
  wentBadly:
    "mal passé, trop tard, trop longtemps, aucune alerte, pas d'alerte, aurait dû, aurions dû, personne n'a vu, obsolète",
  contributing: 'aggravé, a aggravé, en plus, jamais testé, sans limite',
  chatter: 'merci, désolé, désolée, bonjour, salut, haha, café, bravo, coucou',
  instruction:
    'ignore les instructions, ignorez les instructions, oublie les instructions, modèle de langage',
  past: 'a été, ont été, était, étaient, a, ont, avait, *é, *ée, *és',
  present: 'est, sont, fait, toujours, encore, maintenant, reste',
};
