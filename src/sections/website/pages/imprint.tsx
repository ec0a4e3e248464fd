import type { Child } from 'hono/jsx';
import type { Controller, Text } from '../../../core/policy/index.ts';
import type { OperatorFacts } from '../../../core/section/index.ts';
import { Pairs, telephone, useVisit } from '../../../core/web/index.ts';

export const imprintTitle: Text = { de: 'Impressum', en: 'Imprint' };

interface Props {
  readonly controller: Controller;
  readonly operator: OperatorFacts;
}

export function ImprintPage({ controller, operator }: Props) {
  const { t } = useVisit();
  return (
    <>
      <h1>{t(imprintTitle)}</h1>
      <p class="small">{t(words.law)}</p>
      <Pairs
        items={[
          [t(words.provider), <Address controller={controller} />],
          [t(words.director), <Fact value={operator.managingDirector} />],
          [t(words.phone), <a href={telephone(controller.phone)}>{controller.phone}</a>],
          [t(words.email), <a href={`mailto:${controller.email}`}>{controller.email}</a>],
          [t(words.court), <Fact value={operator.registerCourt} />],
          [t(words.number), <Fact value={operator.registerNumber} />],
          [t(words.vat), <Fact value={operator.vatId} />],
          [t(words.website), <a href={controller.website}>{controller.website.replace(/^https?:\/\//, '')}</a>],
        ]}
      />
    </>
  );
}

function Address({ controller }: { readonly controller: Controller }): Child {
  const { t } = useVisit();
  return (
    <address class="address">
      {controller.name}
      <br />
      {controller.street}
      <br />
      {controller.postalCode} {controller.city}
      <br />
      {t(controller.country)}
    </address>
  );
}

/** A fact that only the operator knows: shown as missing until it is given, never invented. */
function Fact({ value }: { readonly value: string | undefined }): Child {
  const { t } = useVisit();
  return value ? <>{value}</> : <span class="missing">{t(words.missing)}</span>;
}

const words = {
  law: {
    de: 'Angaben nach § 5 des Digitale-Dienste-Gesetzes (DDG)',
    en: 'Information under section 5 of the German Digital Services Act (DDG)',
  },
  provider: { de: 'Anbieter', en: 'Provider' },
  director: { de: 'Vertreten durch die Geschäftsführung', en: 'Represented by the management' },
  phone: { de: 'Telefon', en: 'Telephone' },
  email: { de: 'E-Mail', en: 'E-mail' },
  court: { de: 'Registergericht', en: 'Register court' },
  number: { de: 'Handelsregisternummer', en: 'Commercial register number' },
  vat: { de: 'Umsatzsteuer-Identifikationsnummer', en: 'VAT identification number' },
  website: { de: 'Website', en: 'Website' },
  missing: { de: 'fehlt noch', en: 'still missing' },
} as const;
