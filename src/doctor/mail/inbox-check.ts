import { isIP } from 'node:net';
import { hostOf, type Names } from '../../core/egress/index.ts';
import { mailboxUrls } from '../../core/mail/index.ts';
import { fault, ok, publish, type Verdict, warning } from '../finding.ts';
import type { Check, Patient } from '../patient.ts';
import { domainOf } from './outgoing.ts';

/** Whether mail to the published addresses arrives (S2, S81), and whether bounces do. */
export const inbox: Check = {
  name: 'mx',
  title: { de: 'Erreichbarkeit der Postfächer', en: 'Reaching the mailboxes' },
  examine: async (patient): Promise<readonly Verdict[]> => {
    const domains = [...new Set(publishedAddresses(patient).map(domainOf))];
    const { bounceDomain } = patient.config;
    if (bounceDomain !== undefined && !domains.includes(bounceDomain)) domains.push(bounceDomain);
    return Promise.all(domains.map((domain) => arriving(patient, domain)));
  },
};

function publishedAddresses({ policy }: Patient): readonly string[] {
  const contact = policy.sections.find(({ section }) => section === 'contact')?.settings['address'];
  const { email, aliases } = policy.controller;
  return [
    email,
    ...aliases,
    ...(policy.officer ? [policy.officer.email] : []),
    ...(typeof contact === 'string' ? [contact] : []),
  ];
}

async function arriving({ names, config }: Patient, domain: string): Promise<Verdict> {
  // A trial may well bear names that nobody has registered yet.
  const broken = config.mode === 'production' ? fault : warning;
  const mended = publish({
    name: domain,
    type: 'MX',
    value: `10 ${hostOfMailbox(config.imapUrl) ?? `mail.${domain}`}.`,
  });
  const exchanges = (await names.exchanges(domain)).map(({ exchange }) => exchange);
  if (exchanges.length === 0) {
    if ((await names.addresses(domain)).length === 0)
      return broken(
        {
          de: `An ${domain} kommt keine E-Mail an: kein MX, keine Adresse.`,
          en: `No mail reaches ${domain}: no MX, no address.`,
        },
        mended,
      );
    return warning(
      {
        de: `${domain} hat keinen MX-Eintrag; E-Mails gehen an die Adresse der Domain selbst.`,
        en: `${domain} has no MX record; mails go to the address of the domain itself.`,
      },
      mended,
    );
  }
  if (exchanges.includes(''))
    return broken(
      {
        de: `${domain} erklärt, keine E-Mail anzunehmen (RFC 7505).`,
        en: `${domain} declares that it accepts no mail (RFC 7505).`,
      },
      mended,
    );
  const dead = await asyncFilter(
    exchanges,
    async (exchange) => isIP(exchange) > 0 || (await isNowhere(names, exchange)),
  );
  if (dead.length === 0)
    return ok({
      de: `E-Mails an ${domain} gehen an ${exchanges.join(', ')}.`,
      en: `Mails to ${domain} go to ${exchanges.join(', ')}.`,
    });
  const says = {
    de: `${domain} nennt als MX ${dead.join(', ')}, und dorthin führt keine Adresse.`,
    en: `${domain} names ${dead.join(', ')} as MX, and no address leads there.`,
  };
  return dead.length === exchanges.length ? broken(says, mended) : warning(says, mended);
}

function hostOfMailbox(setting: string | undefined): string | undefined {
  const [url] = mailboxUrls(setting);
  return url === undefined ? undefined : hostOf(url);
}

const isNowhere = async (names: Names, host: string): Promise<boolean> => (await names.addresses(host)).length === 0;

async function asyncFilter<T>(all: readonly T[], keep: (one: T) => Promise<boolean>): Promise<readonly T[]> {
  const kept = await Promise.all(all.map(keep));
  return all.filter((_one, i) => kept[i]);
}
