import { createPublicKey, type KeyObject } from 'node:crypto';
import { readDkimKey } from '../../core/mail/index.ts';
import { fault, ok, publish, type Verdict, warning } from '../finding.ts';
import type { Check, Patient } from '../patient.ts';
import { readTags } from './tags.ts';

/** Whether the public key in the domain name system is that of the key file (RFC 6376, section 3.6.1). */
export const dkim: Check = {
  name: 'dkim',
  title: { de: 'DKIM', en: 'DKIM' },
  examine: async ({ config, names }): Promise<readonly Verdict[]> => {
    if (config.smtpUrl === undefined) return [];
    if (!config.dkim) return [unsigned(config.mode)];
    const { key, domain, selector } = await readDkimKey(config.dkim.keyFile, config.dkim.domain, config.dkim.selector);
    const name = `${selector}._domainkey.${domain}`;
    const wanted = recordOf(createPublicKey(key));
    const mended = publish({ name, type: 'TXT', value: wanted.text });
    const texts = (await names.texts(name)).filter((text) => readTags(text)?.has('p'));
    const [text] = texts;
    if (text === undefined)
      return [fault({ de: `${name} enthält keinen Schlüssel.`, en: `${name} holds no key.` }, mended)];
    if (texts.length > 1)
      return [
        fault(
          {
            de: `${name} enthält ${texts.length} Schlüssel; welcher gilt, ist dann Zufall.`,
            en: `${name} holds ${texts.length} keys; which of them counts is chance.`,
          },
          mended,
        ),
      ];
    return [judged(name, readTags(text) ?? new Map(), wanted, mended)];
  },
};

interface Wanted {
  readonly text: string;
  readonly type: 'rsa' | 'ed25519';
  /** As it may stand in `p`, each way in base64: RSA comes as SubjectPublicKeyInfo or, rarely, bare. */
  readonly keys: readonly string[];
}

function recordOf(key: KeyObject): Wanted {
  const spki = key.export({ format: 'der', type: 'spki' });
  if (key.asymmetricKeyType === 'ed25519') {
    // RFC 8463: the 32 bytes alone, without what stands before them.
    const bare = spki.subarray(-32).toString('base64');
    return { type: 'ed25519', keys: [bare], text: `v=DKIM1; k=ed25519; p=${bare}` };
  }
  const [whole, bare] = [spki, key.export({ format: 'der', type: 'pkcs1' })].map((bytes) => bytes.toString('base64'));
  return { type: 'rsa', keys: [whole ?? '', bare ?? ''], text: `v=DKIM1; k=rsa; p=${whole}` };
}

function judged(
  name: string,
  tags: ReadonlyMap<string, string>,
  wanted: Wanted,
  mended: ReturnType<typeof publish>,
): Verdict {
  const found = (tags.get('p') ?? '').replace(/\s/g, '');
  const listed = (tag: string, every: string) => (tags.get(tag) ?? every).toLowerCase().split(/\s*:\s*/);
  if (found === '')
    return fault({ de: `Der Schlüssel ${name} ist widerrufen.`, en: `The key ${name} is revoked.` }, mended);
  if ((tags.get('k') ?? 'rsa').toLowerCase() !== wanted.type || !wanted.keys.includes(found))
    return fault(
      {
        de: `${name} enthält einen anderen Schlüssel als die Schlüsseldatei; Empfänger verwerfen die Signaturen.`,
        en: `${name} holds another key than the key file; receivers reject the signatures.`,
      },
      mended,
    );
  if (
    !listed('h', 'sha256').includes('sha256') ||
    !['email', '*'].some((service) => listed('s', '*').includes(service))
  )
    return fault(
      {
        de: `${name} lässt unsere Signaturen nicht zu (h= oder s=).`,
        en: `${name} does not allow our signatures (h= or s=).`,
      },
      mended,
    );
  if (listed('t', '').includes('y'))
    return warning({ de: `${name} steht im Testbetrieb (t=y).`, en: `${name} is marked as a test (t=y).` }, mended);
  return ok({ de: `${name} enthält den Schlüssel der Datei.`, en: `${name} holds the key of the file.` });
}

function unsigned(mode: Patient['config']['mode']): Verdict {
  const says = { de: 'E-Mails werden nicht signiert.', en: 'Mails are not signed.' };
  const mend = {
    mend: {
      de: 'Erzeugen Sie einen Schlüssel („openssl genrsa -out dkim.pem 2048“) und setzen Sie DKIM_DOMAIN, DKIM_SELECTOR und DKIM_KEY_FILE.',
      en: 'Make a key (“openssl genrsa -out dkim.pem 2048”) and set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE.',
    },
  };
  return mode === 'production' ? fault(says, mend) : warning(says, mend);
}
