import type { Child } from 'hono/jsx';
import { type Policy, sectionNamed, type Text } from '../../../core/policy/index.ts';
import { LineOfTime, lineOfClass, useVisit } from '../../../core/web/index.ts';

export const homeDescription: Text = {
  de: 'Was wir über Sie speichern, hat einen Zweck, eine Frist und einen Tag, an dem es gelöscht wird.',
  en: 'What we store about you has a purpose, a period and a day on which it is erased.',
};

interface Props {
  readonly policy: Policy;
  /** Paths of the sections that run here. */
  readonly running: ReadonlySet<string>;
}

export function HomePage({ policy, running }: Props) {
  const { t, to, language } = useVisit();
  // One line for each section; the newsletter's stands first, because it tells the whole idea.
  const lines = policy.sections.flatMap(({ section, classes: [first] }) => (first ? [{ section, first }] : []));
  const shown = (lines.find(({ section }) => section === 'newsletter') ?? lines[0])?.first;
  const others = lines.map(({ first }) => first).filter((one) => one !== shown);
  return (
    <>
      <section class="hero">
        <h1>{t(words.title)}</h1>
        <p class="lead">{t(words.lead)}</p>
        <p>
          <a href={to('/privacy')}>{t(words.read)}</a>
        </p>
      </section>
      {shown && (
        <section class="exhibit">
          <LineOfTime title={t(shown.title)} points={lineOfClass(shown, language)} />
        </section>
      )}
      <Offers policy={policy} running={running} />
      {others.length > 0 && (
        <section class="ledger">
          <h2>{t(words.ledger)}</h2>
          <p>{t(words.ledgerLead)}</p>
          {others.map((one) => (
            <div class="ledger__row">
              <LineOfTime title={t(one.title)} points={lineOfClass(one, language)} />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function Offers({ policy, running }: Props): Child {
  const { t, to } = useVisit();
  const newsletter = sectionNamed(policy, 'newsletter');
  const software = sectionNamed(policy, 'software');
  return (
    <div class="offers">
      {newsletter && (
        <section class="offer">
          <h2>{t(newsletter.title)}</h2>
          <p>{t(words.newsletter)}</p>
          {running.has('/newsletter') && (
            <p>
              <a href={to('/newsletter')}>{t(words.subscribe)}</a>
            </p>
          )}
        </section>
      )}
      {software && (
        <section class="offer">
          <h2>{t(words.softwareTitle)}</h2>
          <p>{t(words.software)}</p>
          {running.has('/software') && (
            <p>
              <a href={to('/software')}>{t(words.register)}</a>
            </p>
          )}
        </section>
      )}
      <section class="offer">
        <h2>{t(words.rightsTitle)}</h2>
        <p>{t(words.rights)}</p>
        <p>
          <a href={`mailto:${policy.controller.email}`}>{policy.controller.email}</a>
        </p>
      </section>
    </div>
  );
}

const words = {
  title: { de: 'Daten haben bei uns ein Ende.', en: 'Data comes to an end here.' },
  lead: {
    de: 'Was wir über Sie speichern, hat einen Zweck, eine Frist und einen Tag, an dem es gelöscht wird. Unsere Datenschutzerklärung ist nicht der Text neben der Software. Sie ist ihr Programm.',
    en: 'What we store about you has a purpose, a period and a day on which it is erased. Our privacy notice is not the text beside the software. It is its program.',
  },
  read: { de: 'Die Datenschutzerklärung lesen', en: 'Read the privacy notice' },
  newsletter: {
    de: 'Nachrichten über unsere Leistungen und Themen der IT-Branche. Eine E-Mail-Adresse genügt, ein Link in jeder Ausgabe beendet das Abonnement.',
    en: 'News about our services and topics of the IT industry. An e-mail address is all it takes, and a link in every issue ends the subscription.',
  },
  subscribe: { de: 'Zum Newsletter', en: 'To the newsletter' },
  softwareTitle: { de: 'Gästemanagement', en: 'Guest management' },
  software: {
    de: 'Unsere Online-Software für das Gästemanagement. Was Sie darin eingeben, gehört Ihnen: Wir sehen es nicht ein, und Sie löschen es, wann Sie wollen.',
    en: 'Our online software for guest management. What you enter is yours: we do not look at it, and you delete it whenever you like.',
  },
  register: { de: 'Zur Software', en: 'To the software' },
  rightsTitle: { de: 'Ihre Rechte', en: 'Your rights' },
  rights: {
    de: 'Auskunft, Berichtigung, Löschung, Einschränkung, Übertragung, Widerspruch und Widerruf: Eine Nachricht genügt, wir antworten in der gesetzlichen Frist.',
    en: 'Access, rectification, erasure, restriction, portability, objection and withdrawal: one message is enough, and we answer within the statutory period.',
  },
  ledger: { de: 'Fristen auf einen Blick', en: 'Periods at a glance' },
  ledgerLead: {
    de: 'Jede Linie endet in einem offenen Kreis: gelöscht. Gezeichnet aus denselben Werten, nach denen die Software arbeitet.',
    en: 'Every line ends in an open circle: erased. Drawn from the same values that the software works by.',
  },
} as const;
