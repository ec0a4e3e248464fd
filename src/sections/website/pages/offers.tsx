import { sectionNamed } from '../../../core/policy/index.ts';
import { useVisit } from '../../../core/web/index.ts';
import type { HomeProps } from './home-props.ts';

/** What the policy says that the company offers; a link where it can be had here. */
export function Offers({ policy, running }: Pick<HomeProps, 'policy' | 'running'>) {
  const { t, to } = useVisit();
  const newsletter = sectionNamed(policy, 'newsletter');
  const software = sectionNamed(policy, 'software');
  return (
    <div class="offers">
      {newsletter && (
        <section class="offer">
          <h2>{t(newsletter.title)}</h2>
          <p>{t(words.newsletter)}</p>
          {running.has('newsletter') && (
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
          {running.has('software') && (
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
} as const;
