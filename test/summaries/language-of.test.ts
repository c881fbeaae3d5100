import { expect, it } from 'vitest';
import { languageOf, mayBeIn } from '../../src/summaries/language/language-of.js';

it.each([
  ['en', 'JFK better. Miami worse!'],
  ['en', 'Forwarding rule rolled back. Errors unchanged.'],
  ['en', 'Zürich DC is back'],
  ['en', 'naïve fix for the façade'],
  ['de', 'Ich such dir jemanden.'],
  ['de', 'selber testknopf gedrückt'],
  ['de', 'Der Server meldet "connection refused by the upstream" seit gestern'],
  ['es', 'tuvimos suerte, no método'],
  ['es', 'gracias, listo'],
  ['fr', "l'API répond"],
  ['fr', 'le log dit « too many connections from this host »'],
  ['pt', 'apago a linha. um delete e pronto'],
  ['pt', 'e o que eu digo pros clientes?'],
  ['pt', 'rolando a tela… ah não'],
  ['pt', 'o log diz "could not connect to the server" desde ontem'],
  ['ja', '認証完了率 全体 92%'],
  ['ja', 'point-gateway 3.39.2 本番反映 担当 伊藤'],
  ['ru', 'сегодня опять упало'],
  [undefined, '数据库连接失败，正在重启'],
  [undefined, 'Müller: rollback done'],
  [undefined, 'checkout-api 5xx 6%'],
])('detects %s: %s', (language, text) => {
  expect(languageOf(text)).toBe(language);
});

it.each([
  ['1.31.2 no ar', 'pt', true],
  ['1.31.2 no ar', 'es', true],
  ['checkout-api 5xx 6%', 'fr', true],
  ['the API is down', 'fr', false],
] as const)("may be any language that shares a text's words: %s, %s", (text, language, may) => {
  expect(mayBeIn(text, language)).toBe(may);
});
