import type { Text } from '../../../core/policy/index.ts';
import { Button, Choice, Form, Message, type Preferences, useVisit } from '../../../core/web/index.ts';

export const settingsTitle: Text = { de: 'Einstellungen', en: 'Settings' };

interface Props {
  readonly chosen: Preferences;
  /** How long the cookie lives, in words. */
  readonly lifetime: string;
  readonly outcome?: 'saved' | 'blocked' | 'refused';
}

export function SettingsPage({ chosen, lifetime, outcome }: Props) {
  const { t, to } = useVisit();
  return (
    <>
      <h1>{t(settingsTitle)}</h1>
      {outcome && <Message kind={outcome === 'saved' ? 'good' : 'wrong'}>{t(words[outcome])}</Message>}
      <p class="lead">{t(words.lead)}</p>
      <Form action="/settings" label={t(settingsTitle)}>
        <Choice name="language" legend={words.language} options={languages} chosen={chosen.language ?? 'any'} />
        <Choice name="textSize" legend={words.textSize} options={textSizes} chosen={chosen.textSize} />
        <Choice name="colour" legend={words.colour} options={colours} chosen={chosen.colour} />
        <p class="small" id="lifetime">
          {t({
            de: `Beim Speichern legt Ihr Browser das Cookie „prefs“ ab. Es wird ${lifetime} gespeichert und enthält nur diese drei Angaben und den Tag.`,
            en: `Saving makes your browser keep the cookie “prefs”. It is stored for ${lifetime} and holds only these three choices and the day.`,
          })}
        </p>
        <Button>{t(words.save)}</Button>
      </Form>
      <p>
        <a href={to('/cookies')}>{t(words.cookies)}</a>
      </p>
    </>
  );
}

const languages = [
  { value: 'any', label: { de: 'wie im Browser', en: 'as in the browser' } },
  { value: 'de', label: 'Deutsch', lang: 'de' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;

const textSizes = [
  { value: 'normal', label: { de: 'normal', en: 'normal' } },
  { value: 'large', label: { de: 'groß', en: 'large' } },
  { value: 'larger', label: { de: 'sehr groß', en: 'very large' } },
] as const;

const colours = [
  { value: 'auto', label: { de: 'wie im Gerät', en: 'as on the device' } },
  { value: 'light', label: { de: 'hell', en: 'light' } },
  { value: 'dark', label: { de: 'dunkel', en: 'dark' } },
] as const;

const words = {
  lead: {
    de: 'Sprache, Schriftgröße und Farben. Alles hier ist freiwillig; ohne Cookie richtet sich die Seite nach Ihrem Browser.',
    en: 'Language, text size and colours. All of this is optional; without a cookie the site follows your browser.',
  },
  language: { de: 'Sprache', en: 'Language' },
  textSize: { de: 'Schriftgröße', en: 'Text size' },
  colour: { de: 'Farben', en: 'Colours' },
  save: { de: 'Einstellungen speichern', en: 'Save settings' },
  saved: { de: 'Gespeichert.', en: 'Saved.' },
  blocked: {
    de: 'Ihr Browser hat das Cookie nicht angenommen, deshalb kann sich die Seite Ihre Wahl nicht merken. Alles andere funktioniert auch so; die Sprache wählen Sie oben auf jeder Seite.',
    en: 'Your browser did not accept the cookie, so the site cannot remember your choice. Everything else works all the same; the language can be chosen at the top of every page.',
  },
  refused: {
    de: 'Diese Auswahl kennen wir nicht. Es wurde nichts gespeichert.',
    en: 'We do not know this choice. Nothing has been stored.',
  },
  cookies: { de: 'Cookies ansehen und löschen', en: 'See and delete cookies' },
} as const;
