import { describe, expect, it } from 'vitest';
import { redact } from '../../src/redaction/redact.js';

/** Names of a password, with and without capitals. */
const NAMES =
  `şifre ŞİFRE şifrem parola PAROLA PİN hasło HASŁO haslo heslo geslo lozinka parolă jelszó JELSZÓ lösenord LÖSENORD
  passord kodeord adgangskode salasana parool slaptažodis парола пароль ПАРОЛЬ лозинка 密码 密碼 口令 비밀번호 패스워드 암호
  รหัสผ่าน पासवर्ड סיסמה contrasenya`.split(/\s+/);

/** Remarks about a password that don't contain one. */
const SAID = [
  'пароль: не работает с утра',
  'hasło: nie działa od rana',
  'şifre: çalışmıyor, lütfen bakın',
  '비밀번호: 확인해 주세요',
  'heslo: nikdo ho nezná',
  'lösenord: vi byter alla i kväll',
  'mật khẩu: đã đổi hôm qua',
  'salasana: ei toimi',
];

describe('a password after its name', () => {
  it.each([...NAMES, 'κωδικός πρόσβασης', 'mật khẩu', 'kata sandi', 'كلمة المرور', 'كلمة السر'])(
    'is redacted: %s',
    (name) => {
      const written = ['Qw8rty!x', '"Qw8rty!x"'].flatMap((value) => [
        `${name}: ${value}`,
        `${name}=${value}`,
      ]);

      for (const text of written) expect(redact(text, { personal: false }).text).not.toContain('Qw8rty!x');
    },
  );

  it.each(SAID)("isn't a sentence about it: %s", (text) => {
    expect(redact(text, { personal: false }).text).toBe(text);
  });
});
