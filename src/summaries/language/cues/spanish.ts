import type { CueList } from './cue-list.js';

export const SPANISH: CueList = {
  negation: 'no, nunca, jamás, nadie, nada, ningún, ninguna, ninguno, sin, tampoco, ni',
  failure:
    'falla, fallan, falló, fallando, fallo, fallos, caído, caída, caídos, error, errores, lento, lenta, lentos, bloqueado, colgado, perdido, perdidos, perdida, duplicad*, no funciona, no funcionan, no responde, no pasa, no pasan, no carga, no cargan, no llega, no llegan, se cuelga, se cuelgan, se cae, se caen, no anda, no andan, inaccesible, corrupto, vacío, lleno, roto, agotad*, tiempo de espera, degradad*, dos veces',
  recovery:
    'recuperado, restablecido, restaurado, resuelto, solucionado, arreglado, funciona de nuevo, ya funciona, ya funcionan, vuelve a funcionar, vuelven a funcionar, normal, normalidad, estable, correctos, correcto, todo bien, sin duplicados, al día',
  hedge:
    'quizá, quizás, tal vez, posiblemente, probablemente, puede que, podría, podrían, puede ser, creo que, creo, sospecho, supongo, parece, parecen, no estoy seguro, no estoy segura, a lo mejor, imagino, sospecha, teoría, apuesto, seguramente, igual es, igual me, me huele a, seguro que es, será que, capaz que, fijo que',
  estimate: 'estimad*, estimamos, calculo, aproximadamente, en una hora, debería estar, tardará, previsto',
  plan: 'va a, vamos a, voy a, van a, hay que, tenemos que, tengo que, debe, deben, debemos, debería, plan, siguiente paso, siguientes pasos, próximo paso, próximos pasos, mañana, después, antes de, opción, opciones, pendiente, falta, hará, haremos, queremos, tareas',
  proposal: 'podemos, podríamos, deberíamos, qué tal si, y si, propongo, sugiero, opción, opciones, hacemos',
  request: 'por favor, puedes, podrías, alguien puede, porfa, plis',
  decision:
    'decisión, decidido, decidimos, acordado, aprobado, adelante, de acuerdo, vamos con, hacemos, se decide, a partir de ahora',
  promise:
    'yo aviso, yo me encargo, me encargo, lo hago yo, yo lo hago, me ocupo, lo miro, voy con, yo escribo, yo',
  prohibition:
    'no toquéis, no tocar, no toquen, nadie, no reiniciar, no reinicien, no reiniciéis, no volver a, prohibido, no hagan',
  ongoing:
    'en curso, en marcha, ejecutando, desplegando, reiniciando, restaurando, volviendo, investigando, mirando, revisando, comprobando, trabajando, procesando, arrancando, todavía, migrando, cargando',
  done: 'hecho, terminado, listo, completado, parado, parados, desplegada, desplegado, reiniciado, restaurado, revertido, desactivado, activado, bloqueado, cambiado, añadido, eliminado, borrado, devueltas, devueltos, devuelto, corregido, corregidos, en producción, aplicado, verificado, movido, resuelto, detenido, publicado, añadió, cambió, paró, reinició, avisó',
  cause:
    'causa, causado, causó, porque, debido a, por culpa de, provocado, provoca, provocó, origen, culpable, el motivo, encontrado, resulta que, desde la versión, no comprueba, por error, se debe a, raíz, de ahí, porq, xq, xk',
  causeLabel: 'causa, causa raíz, motivo, origen, encontrado, diagnóstico',
  ruledOut:
    'descartado, descartada, descartamos, descartar, no es la causa, no fue, no era, no tiene que ver, sin relación, falsa alarma, coincidencia, no hay indicios, ningún indicio, no afecta, no afectado, no afectados, no se perdió, sin pérdida, no es eso, no era eso, sigue igual, siguen igual, nada que ver, olvídense, olvidad, no es culpa, igual que ayer, sin cambios, no es de',
  correction:
    'corrección, me equivoqué, estaba equivocado, retiro lo dicho, rectifico, olvidad, no era, error mío, corrijo',
  affected:
    'cliente, clientes, usuario, usuarios, gente, llamadas, afectad*, afecta, pedidos, pagos, transferencias, tiques, quejas, cuentas, regiones, tiendas, pacientes, pasajeros, sesiones, ven, no pueden',
  searching:
    'buscando la causa, en investigación, bajo investigación, se está investigando, buscamos la causa, busco la causa, busca la causa, investigando la causa, investigamos la causa, encontrar la causa, identificar la causa, determinar la causa, entender por qué, causa desconocida, causa es desconocida, causa sigue sin, causa aún, no sabemos la causa, no sabemos por qué, no se sabe por qué, sin causa, ninguna causa, desconocemos la causa, no conocemos la causa',
  unknown:
    'nadie sabe, no lo sabemos, ni idea, no sé, sin respuesta, no sabemos, no se sabe, aún no sé, todavía no, desconocid*, sin confirmar, pendiente de, por decidir, no está claro, abierto',
  next: 'siguiente paso, siguientes pasos, próximo paso, próximos pasos, pendiente, pendientes, mañana, tareas, después, por hacer, seguimiento',
  universal: 'todo, todos, todas, toda, cada, entero, entera, ambos, ambas, siempre, global, completamente',
  partial:
    'algunos, algunas, solo, sólo, parte, casi, mayoría, varios, unos, parcialmente, excepto, salvo, mitad',
  asking: 'quién, qué, cuándo, dónde, por qué, cómo, cuál, cuáles, cuánto, cuántos, cuántas, alguien sabe',
  wentWell: 'funcionó bien, salió bien, menos mal, buena idea, nos salvó, bien hecho',
  wentBadly:
    'salió mal, demasiado tarde, demasiado tiempo, nadie avisó, sin alerta, ninguna alerta, deberíamos haber, desactualizado',
  contributing: 'empeoró, lo empeoró, además, sin probar, sin límite, nunca probado',
  chatter: 'gracias, perdón, buenos días, hola, jaja, café, lo siento, enhorabuena, buenas',
  instruction: 'ignora las instrucciones, ignora todo, olvida las instrucciones, modelo de lenguaje',
  past: 'fue, fueron, ha, han, había, *ó, *aron, *ieron, era, eran, estaba',
  present: 'es, son, está, están, hay, sigue, siguen, ahora, todavía, falla, fallan',
};
