import { fault, ok, publish, type Verdict, warning } from '../finding.ts';
import type { Check } from '../patient.ts';
import { type Outgoing, outgoing } from './outgoing.ts';
import { judgeSpf, spfRecords } from './spf.ts';

/** Whether receivers let the sending host speak for the domain of the envelope (RFC 7208). */
export const spf: Check = {
  name: 'spf',
  title: { de: 'SPF', en: 'SPF' },
  examine: async (patient): Promise<readonly Verdict[]> => {
    const sent = await outgoing(patient);
    if (!sent) return [];
    const { envelope } = sent;
    const records = await spfRecords(patient.names, envelope);
    const [record] = records;
    if (record === undefined)
      return [
        fault(
          { de: `${envelope} hat keinen SPF-Eintrag.`, en: `${envelope} has no SPF record.` },
          publish({ name: envelope, type: 'TXT', value: `v=spf1 ${mechanismFor(sent)} -all` }),
        ),
      ];
    if (records.length > 1)
      return [
        fault(
          {
            de: `${envelope} hat ${records.length} SPF-Einträge; Empfänger werten dann keinen.`,
            en: `${envelope} has ${records.length} SPF records; receivers then use none of them.`,
          },
          {
            mend: {
              de: 'Fassen Sie sie zu einem Eintrag zusammen und löschen Sie die übrigen.',
              en: 'Merge them into one record and delete the others.',
            },
          },
        ),
      ];
    if (/(?:^|\s)\+?all(?:\s|$)/i.test(record))
      return [
        fault(
          {
            de: `Der SPF-Eintrag von ${envelope} erlaubt jedem das Senden.`,
            en: `The SPF record of ${envelope} lets everybody send.`,
          },
          publish({ name: envelope, type: 'TXT', value: record.replace(/(^|\s)\+?all(?=\s|$)/i, '$1-all') }),
        ),
      ];
    if (sent.addresses.length === 0) return [await unknownSender(patient, sent, record)];
    return Promise.all(sent.addresses.map((address) => verdictOn(patient, sent, { record, address })));
  },
};

const mechanismFor = ({ host, own, addresses }: Outgoing): string =>
  own ? addresses.map((a) => `ip${a.includes(':') ? 6 : 4}:${a}`).join(' ') || 'mx' : `a:${host}`;

interface Question {
  readonly record: string;
  readonly address: string;
}

async function verdictOn({ names }: Parameters<Check['examine']>[0], sent: Outgoing, { record, address }: Question) {
  const { envelope, host, own } = sent;
  const asked = { address, sender: `postmaster@${envelope}`, helo: host };
  const { result, lookups, wrong } = await judgeSpf(names, envelope, asked);
  if (result === 'permerror') return inError(envelope, wrong ?? record);
  if (result === 'pass')
    return ok({
      de: `SPF von ${envelope} erlaubt ${address} (${lookups} von 10 Abfragen).`,
      en: `SPF of ${envelope} allows ${address} (${lookups} of 10 lookups).`,
    });
  const says = {
    de: `SPF von ${envelope} erlaubt ${address} nicht (${result}).`,
    en: `SPF of ${envelope} does not allow ${address} (${result}).`,
  };
  const mechanism = own ? `ip${address.includes(':') ? 6 : 4}:${address}` : `a:${host}`;
  const mended = publish({ name: envelope, type: 'TXT', value: record.replace(/^v=spf1/i, `v=spf1 ${mechanism}`) });
  // A relay may send from other addresses than it is reached at; its operator names the include.
  return own ? fault(says, mended) : warning(says, mended);
}

async function unknownSender({ names }: Parameters<Check['examine']>[0], { envelope, host }: Outgoing, record: string) {
  // Any address will do to find a record in error; this one belongs to nobody (RFC 5737).
  const asked = { address: '192.0.2.1', sender: `postmaster@${envelope}`, helo: host };
  const { result, wrong } = await judgeSpf(names, envelope, asked);
  if (result === 'permerror') return inError(envelope, wrong ?? record);
  return warning(
    {
      de: `${envelope} hat einen SPF-Eintrag; von welcher Adresse aus gesendet wird, ist von hier nicht zu sehen.`,
      en: `${envelope} has an SPF record; from which address mail is sent cannot be seen from here.`,
    },
    {
      mend: {
        de: `Vergleichen Sie selbst: „${record}“ muss die öffentliche Adresse des Mailservers nennen.`,
        en: `Compare by hand: “${record}” must name the public address of the mail server.`,
      },
    },
  );
}

const inError = (envelope: string, wrong: string) =>
  fault(
    {
      de: `Der SPF-Eintrag von ${envelope} ist fehlerhaft: ${wrong}.`,
      en: `The SPF record of ${envelope} is in error: ${wrong}.`,
    },
    {
      mend: {
        de: 'Berichtigen Sie diesen Teil; bis dahin behandeln Empfänger die Domain, als hätte sie keinen Eintrag.',
        en: 'Correct that part; until then receivers treat the domain as if it had no record.',
      },
    },
  );
