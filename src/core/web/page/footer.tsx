import { dateInWords } from '../../policy/index.ts';
import { useVisit, type Visit } from '../visit.ts';

/** Who is responsible, on every page, from the one declaration (S1, S2, S90). */
export function PageFooter({ visit }: { readonly visit: Visit }) {
  const { t, to } = useVisit();
  const { controller, issued } = visit.site.policy;
  return (
    <footer class="foot">
      <div class="foot__inner">
        <address class="foot__address">
          <strong>{controller.name}</strong>
          <br />
          {controller.street}
          <br />
          {controller.postalCode} {controller.city}
          <br />
          <a href={telephone(controller.phone)}>{controller.phone}</a>
          <br />
          <a href={`mailto:${controller.email}`}>{controller.email}</a>
        </address>
        <nav aria-label={t(words.about)}>
          <ul class="foot__links">
            <li>
              <a href={to('/privacy')}>{t(words.privacy)}</a>
            </li>
            {visit.site.running.has('rights') && (
              <li>
                <a href={to('/your-data')}>{t(words.data)}</a>
              </li>
            )}
            <li>
              <a href={to('/imprint')}>{t(words.imprint)}</a>
            </li>
            <li>
              <a href={to('/settings')}>{t(words.settings)}</a>
            </li>
            <li>
              <a href={to('/cookies')}>{t(words.cookies)}</a>
            </li>
          </ul>
        </nav>
        <p class="foot__note">
          {t(words.promise)}
          <br />
          {t(words.issued)}{' '}
          <time datetime={issued.toString()}>{dateInWords(issued, visit.language, visit.site.policy)}</time>.
        </p>
      </div>
    </footer>
  );
}

/** `+49 (0)541 952243-0` is dialled without the bracketed zero. */
export const telephone = (phone: string): string => `tel:${phone.replace(/\(0\)/g, '').replace(/[^+\d]/g, '')}`;

const words = {
  about: { de: 'Rechtliches und Einstellungen', en: 'Legal and settings' },
  privacy: { de: 'Datenschutzerklärung', en: 'Privacy notice' },
  data: { de: 'Ihre Daten', en: 'Your data' },
  imprint: { de: 'Impressum', en: 'Imprint' },
  settings: { de: 'Einstellungen', en: 'Settings' },
  cookies: { de: 'Cookies löschen', en: 'Delete cookies' },
  promise: {
    de: 'Diese Seite setzt beim Lesen keine Cookies und lädt nichts von anderen Servern.',
    en: 'Reading this site sets no cookies and loads nothing from other servers.',
  },
  issued: { de: 'Datenschutzerklärung in der Fassung vom', en: 'Privacy notice as issued on' },
};
