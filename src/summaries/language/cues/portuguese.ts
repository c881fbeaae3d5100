import type { CueList } from './cue-list.js';

export const PORTUGUESE: CueList = {
  negation: 'não, nunca, jamais, ninguém, nada, nenhum, nenhuma, sem, nem',
  failure:
    'falha, falham, falhou, falhando, erro, erros, caiu, fora do ar, lento, lenta, travado, travou, travando, perdido, perdidos, indisponível, inacessível, cheio, vazio, quebrado, expirado, duplicad*, degradad*, não funciona, não responde, sobrecarregad*, esgotad*, não carrega, não carregam, não chega, não chegam, fora do ar, não abre, não abrem, não entra',
  recovery:
    'recuperado, restabelecido, restaurado, resolvido, corrigido, voltou, voltaram, voltou ao normal, normal, normalizado, estável, funcionando de novo, no ar, tudo certo, em dia',
  hedge:
    'talvez, possivelmente, provavelmente, pode ser, pode ter, poderia, acho que, acho, suspeito, parece, parecem, imagino, não tenho certeza, será que, hipótese, teoria, suspeita, creio, aposto, deve ser, tá com cara de, cheira a, pra mim é, vai ver',
  estimate: 'estimad*, estimativa, cerca de, previsão, deve estar, deve levar, em uma hora',
  plan: 'vai, vamos, vou, vão, precisa, precisamos, temos que, tem que, deve, devemos, deveria, plano, próximo passo, próximos passos, amanhã, depois, opção, opções, a fazer, pendente, falta, será, serão, até sexta',
  proposal: 'podemos, poderíamos, deveríamos, que tal, e se, proponho, sugiro, opção, opções',
  request: 'por favor, você pode, pode alguém, alguém pode, pfv, pfvr',
  decision:
    'decisão, decidido, decidimos, combinado, aprovado, pode seguir, vamos com, fechado, a partir de agora',
  promise: 'eu faço, eu cuido, deixa comigo, vou avisar, eu aviso, assumo, eu assumo, vou ver, eu escrevo',
  prohibition:
    'não mexam, não mexer, não mexa, ninguém, não reiniciem, não reiniciar, não reinicie, proibido, não toquem',
  ongoing:
    'em andamento, rodando, executando, reiniciando, restaurando, investigando, verificando, olhando, processando, ainda, migrando, carregando, voltando',
  done: 'feito, pronto, concluído, concluída, terminado, parado, parada, reiniciado, restaurado, revertido, desativado, ativado, bloqueado, corrigido, adicionado, removido, apagado, aplicado, verificado, movido, publicado, implantado, renovado, trocado, liberado',
  cause:
    'causa, causado, causou, porque, devido a, por causa de, provocado, origem, culpado, motivo, encontrei, encontrado, achei, por engano, desde a versão, desde a atualização, explica, vem de, pq',
  causeLabel: 'causa, causa raiz, motivo, origem, diagnóstico',
  ruledOut:
    'descartado, descartada, descartamos, não é a causa, não foi, não era, nada a ver, sem relação, alarme falso, coincidência, nenhum indício, não afetado, não afeta, nada perdido, sem perda, não é isso, não era isso, continua igual, igual ontem, sem efeito, não tem nada a ver, esquece, esqueçam, não é culpa, não mudou nada, inocente, tão bem',
  correction:
    'correção, me enganei, eu estava errado, retiro o que disse, retifico, esqueçam, na verdade não, errei',
  affected:
    'cliente, clientes, usuário, usuários, pessoas, chamados, ligações, afetad*, afeta, pedidos, pagamentos, transferências, reclamações, contas, regiões, lojas, pacientes, passageiros, não conseguem',
  searching:
    'procurando a causa, em investigação, sob investigação, sendo investigada, procuramos a causa, buscando a causa, investigando a causa, investigamos a causa, encontrar a causa, identificar a causa, determinar a causa, entender por que, entender porque, causa desconhecida, causa é desconhecida, causa ainda, não sabemos a causa, não sabemos por que, não sabemos o motivo, sem causa, nenhuma causa, desconhecemos a causa',
  unknown:
    'ninguém sabe, não faço ideia, sem resposta, a gente não sabe, não sabemos, não sei, ainda não, desconhecid*, em aberto, a decidir, não está claro, a confirmar',
  next: 'próximo passo, próximos passos, pendente, pendentes, amanhã, tarefas, depois, a fazer, acompanhamento',
  universal: 'todo, todos, todas, toda, tudo, cada, inteiro, inteira, ambos, ambas, sempre, completamente',
  partial:
    'alguns, algumas, só, somente, apenas, parte, quase, maioria, vários, parcialmente, exceto, metade',
  asking: 'quem, o que, quando, onde, por que, como, qual, quais, quanto, quantos, quantas',
  wentWell: 'funcionou bem, deu certo, ainda bem, boa ideia, nos salvou',
  wentBadly:
    'deu errado, tarde demais, tempo demais, nenhum alerta, sem alerta, deveríamos ter, ninguém percebeu',
  contributing: 'piorou, além disso, nunca testado, sem limite',
  chatter: 'obrigado, obrigada, desculpa, bom dia, olá, oi, haha, kkk, café, valeu',
  instruction: 'ignore as instruções, esqueça as instruções, modelo de linguagem',
  past: 'foi, foram, era, eram, estava, *ou, *aram, *eram, *iu, *beu, *ceu, *deu, *veu, tinha',
  present: 'é, são, está, estão, há, ainda, agora, continua',
};
