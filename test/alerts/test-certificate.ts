import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** One element of DER. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const long = size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...(size < 128 ? [size] : long)]), content]);
}

const SEQUENCE = 0x30;
const SHA256_WITH_RSA = der(SEQUENCE, Buffer.from('06092a864886f70d01010b0500', 'hex'));
/** CN=sns.amazonaws.com */
const NAME = der(
  SEQUENCE,
  der(0x31, der(SEQUENCE, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('sns.amazonaws.com')))),
);
const VALIDITY = der(
  SEQUENCE,
  ...['250101000000Z', '450101000000Z'].map((time) => der(0x17, Buffer.from(time))),
);

/** A self-signed certificate, as PEM, with its private key. */
export function createTestCertificate(): { certificate: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = publicKey.export({ type: 'spki', format: 'der' });
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.from([1]));
  const body = der(SEQUENCE, version, serial, SHA256_WITH_RSA, NAME, VALIDITY, NAME, subject);
  const signature = der(0x03, Buffer.from([0]), sign('RSA-SHA256', body, privateKey));
  const whole = der(SEQUENCE, body, SHA256_WITH_RSA, signature).toString('base64');
  const lines = whole.match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    privateKey,
  };
}
