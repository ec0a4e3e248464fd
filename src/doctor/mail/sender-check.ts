import { createInterface } from 'node:readline';
import { isOwnMachine } from '../../core/egress/index.ts';
import { fault, ok, publish, type Verdict, warning } from '../finding.ts';
import type { Check, Patient } from '../patient.ts';
import { type Outgoing, outgoing } from './outgoing.ts';

/** Whether the sending host's addresses have names that lead back to them, and whether it calls itself by such a name. */
export const sender: Check = {
  name: 'ptr',
  title: { de: 'PTR und HELO', en: 'PTR and HELO' },
  examine: async (patient): Promise<readonly Verdict[]> => {
    const sent = await outgoing(patient);
    if (!sent || sent.addresses.length === 0) return [];
    const named = await Promise.all(sent.addresses.map((address) => nameOf(patient, sent, address)));
    return [...named, ...(isReadable(patient) ? [await greeting(patient, sent)] : [])];
  },
};

async function nameOf({ names }: Patient, { host, own }: Outgoing, address: string): Promise<Verdict> {
  const found = await names.namesOf(address);
  for (const name of found)
    if ((await names.addresses(name)).some((back) => sameAddress(back, address)))
      return ok({
        de: `${address} heißt ${name}, und ${name} führt zurück.`,
        en: `${address} is called ${name}, which leads back.`,
      });
  const says =
    found.length === 0
      ? { de: `${address} hat keinen Namen (PTR).`, en: `${address} has no name (PTR).` }
      : {
          de: `${address} heißt ${found.join(', ')}, aber kein Name führt zurück.`,
          en: `${address} is called ${found.join(', ')}, but no name leads back.`,
        };
  const mended = publish({ name: reverseName(address), type: 'PTR', value: `${own ? 'mail.example.com' : host}.` });
  return own ? fault(says, mended) : warning(says, mended);
}

/** The host greets with the name that it also says in HELO, with every mail server that is set up as usual. */
async function greeting(patient: Patient, { host }: Outgoing): Promise<Verdict> {
  const said = await greetedBy(patient).catch(() => undefined);
  const name = said === undefined ? undefined : /^220[ -]([^ \r]+)/.exec(said)?.[1]?.toLowerCase();
  if (name === undefined)
    return warning(
      { de: `${host} hat sich nicht als Mailserver gemeldet.`, en: `${host} did not answer as a mail server.` },
      {
        mend: {
          de: 'Prüfen Sie SMTP_URL und ob der Server läuft; gesendet wird, sobald er antwortet.',
          en: 'Check SMTP_URL and whether the server runs; mails leave once it answers.',
        },
      },
    );
  if (name.includes('.') && (await patient.names.addresses(name)).length > 0)
    return ok({
      de: `Der Mailserver nennt sich ${name}, und den Namen gibt es.`,
      en: `The mail server calls itself ${name}, and that name exists.`,
    });
  return warning(
    {
      de: `Der Mailserver nennt sich ${name}; diesen Namen gibt es im DNS nicht.`,
      en: `The mail server calls itself ${name}; the DNS has no such name.`,
    },
    {
      mend: {
        de: 'Geben Sie ihm den Namen, auf den der PTR-Eintrag zeigt (Postfix: myhostname).',
        en: 'Give it the name that the PTR record points to (Postfix: myhostname).',
      },
    },
  );
}

// Behind TLS from the first byte the greeting is not readable without speaking it; PTR says enough there.
const isReadable = ({ config }: Patient): boolean => config.smtpUrl?.startsWith('smtp:') ?? false;

const patience = 5_000;

async function greetedBy({ config, connect }: Patient): Promise<string | undefined> {
  const url = new URL(config.smtpUrl ?? '');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const signal = AbortSignal.timeout(patience);
  const socket = await connect({ host, port: Number(url.port || 587), timeout: patience, signal });
  try {
    signal.addEventListener('abort', () => socket.destroy());
    for await (const line of createInterface({ input: socket })) return line;
    return undefined;
  } finally {
    socket.end('QUIT\r\n');
    socket.destroySoon();
  }
}

const sameAddress = (a: string, b: string): boolean => canonical(a) === canonical(b);
const canonical = (address: string): string =>
  address.includes(':') ? new URL(`http://[${address}]`).hostname : address;

function reverseName(address: string): string {
  if (isOwnMachine(address) || !address.includes(':')) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const hex = canonical(address).slice(1, -1);
  const [head = '', tail] = hex.split('::');
  const words = (text: string | undefined) => (text ? text.split(':') : []);
  const missing = 8 - words(head).length - words(tail).length;
  const all = [...words(head), ...Array.from({ length: tail === undefined ? 0 : missing }, () => '0'), ...words(tail)];
  return `${all
    .map((word) => word.padStart(4, '0'))
    .join('')
    .split('')
    .reverse()
    .join('.')}.ip6.arpa`;
}
