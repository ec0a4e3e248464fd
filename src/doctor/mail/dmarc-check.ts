import { fault, ok, publish, type Verdict, warning } from '../finding.ts';
import type { Check, Patient } from '../patient.ts';
import { type DmarcRecord, discover, organizationOf } from './dmarc.ts';
import { domainOf, outgoing } from './outgoing.ts';

/** Whether the author domain says what receivers do with forgeries, and whether our own mails pass (RFC 9989). */
export const dmarc: Check = {
  name: 'dmarc',
  title: { de: 'DMARC', en: 'DMARC' },
  examine: async (patient): Promise<readonly Verdict[]> => {
    const sent = await outgoing(patient);
    if (!sent) return [];
    const { author, envelope } = sent;
    const { record, organization } = await discover(patient.names, author);
    if (!record)
      return [
        fault(
          { de: `Für ${author} gilt keine DMARC-Regel.`, en: `No DMARC policy applies to ${author}.` },
          publish({
            name: `_dmarc.${author}`,
            type: 'TXT',
            value: `v=DMARC1; p=quarantine; rua=mailto:${patient.policy.controller.email}`,
          }),
        ),
      ];
    const signed = patient.config.dkim?.domain.toLowerCase();
    return [
      strengthOf(record, author),
      await aligned(patient, { author, organization, record, of: 'dkim', domain: signed }),
      await aligned(patient, { author, organization, record, of: 'spf', domain: envelope }),
      ...reports(record, author),
    ];
  },
};

function strengthOf({ domain, tags }: DmarcRecord, author: string): Verdict {
  // A policy above the author domain speaks of its subdomains by sp, where it has one.
  const own = tags.get('p')?.toLowerCase();
  const applied = (domain === author ? own : (tags.get('sp')?.toLowerCase() ?? own)) ?? 'none';
  const at = `_dmarc.${domain}`;
  const stronger = publish({
    name: at,
    type: 'TXT',
    value: written(tags, domain === author ? 'p' : 'sp', 'quarantine'),
  });
  if (!['none', 'quarantine', 'reject'].includes(applied))
    return fault(
      { de: `${at} nennt eine unbekannte Regel (p=${applied}).`, en: `${at} names an unknown policy (p=${applied}).` },
      stronger,
    );
  if (applied === 'none')
    return warning(
      { de: `${at} lässt Fälschungen durch (p=none).`, en: `${at} lets forgeries pass (p=none).` },
      stronger,
    );
  if (tags.get('t')?.toLowerCase() === 'y')
    return warning(
      { de: `${at} ist als Test gekennzeichnet (t=y).`, en: `${at} is marked as a test (t=y).` },
      publish({ name: at, type: 'TXT', value: written(tags, 't', 'n') }),
    );
  return ok({ de: `${at} weist Fälschungen ab (p=${applied}).`, en: `${at} turns forgeries away (p=${applied}).` });
}

const written = (tags: ReadonlyMap<string, string>, tag: string, value: string): string =>
  [...new Map([...tags, [tag, value]])].map(([name, text]) => `${name}=${text}`).join('; ');

interface Alignment {
  readonly author: string;
  readonly organization: string;
  readonly record: DmarcRecord;
  readonly of: 'dkim' | 'spf';
  readonly domain: string | undefined;
}

async function aligned({ names }: Patient, { author, organization, record, of, domain }: Alignment): Promise<Verdict> {
  const tag = of === 'dkim' ? 'adkim' : 'aspf';
  const isStrict = record.tags.get(tag)?.toLowerCase() === 's';
  const fits =
    domain !== undefined &&
    (domain === author || (!isStrict && (await organizationOf(names, domain)) === organization));
  const what = of === 'dkim' ? 'DKIM' : 'SPF';
  if (fits)
    return ok({
      de: `${what} spricht für ${author} (${domain}).`,
      en: `${what} speaks for ${author} (${domain}).`,
    });
  const says = {
    de: `${what} spricht nicht für ${author} (${domain ?? 'keine Signatur'}).`,
    en: `${what} does not speak for ${author} (${domain ?? 'no signature'}).`,
  };
  // One of the two is enough to pass, and forwarded mail has only the signature left.
  return of === 'dkim'
    ? fault(says, { mend: { de: `Signieren Sie mit DKIM_DOMAIN=${author}.`, en: `Sign with DKIM_DOMAIN=${author}.` } })
    : warning(says, {
        mend: {
          de: `Nehmen Sie für BOUNCE_DOMAIN eine Unterdomain von ${organization}${isStrict ? ` und setzen Sie ${tag}=r` : ''}.`,
          en: `Take a subdomain of ${organization} for BOUNCE_DOMAIN${isStrict ? ` and set ${tag}=r` : ''}.`,
        },
      });
}

function reports({ domain, tags }: DmarcRecord, author: string): readonly Verdict[] {
  const to = (tags.get('rua') ?? '')
    .split(',')
    .map((uri) => uri.trim())
    .filter(Boolean);
  if (to.length > 0 && to.every((uri) => /^mailto:[^@]+@[^@]+$/i.test(uri))) return [];
  const mended = publish({
    name: `_dmarc.${domain}`,
    type: 'TXT',
    value: written(tags, 'rua', `mailto:postmaster@${domainOf(`@${author}`)}`),
  });
  return [
    warning(
      {
        de: `_dmarc.${domain} nennt keine Adresse für Berichte; Fälschungen bleiben unbemerkt.`,
        en: `_dmarc.${domain} names no address for reports; forgeries stay unnoticed.`,
      },
      mended,
    ),
  ];
}
