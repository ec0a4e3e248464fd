import {
  type Cookie,
  type Deadline,
  inWords,
  type Paragraph,
  type Passage,
  type PromiseOf,
} from '../../core/policy/index.ts';

export interface WebsiteOptions {
  /** How long the browser keeps a reader's own settings, counted from the last change. */
  readonly preferences: Deadline;
  /** Whether something is sold here: the cart needs a cookie of its own, which the shop declares. */
  readonly shop: boolean;
}

/** The paragraph on reading the pages, and on cookies. Sections that set further cookies declare them themselves. */
export const website = (options: WebsiteOptions): Paragraph => ({
  section: 'website',
  title: { de: 'Website und Cookies', en: 'Website and cookies' },
  promises,
  passages: [
    ...cookiesAndKinds,
    settings(options.preferences),
    grounds(options.shop),
    control,
    ...(options.shop ? [shop] : []),
  ],
  classes: [],
  recipients: [],
  cookies: [preferences(options.preferences)],
  notices: [],
  settings: { preferences: options.preferences.period },
});

const promises: readonly PromiseOf[] = [
  {
    id: 'S6',
    title: { de: 'Cookies setzt und liest nur unser Webserver', en: 'Only our web server sets and reads cookies' },
  },
  { id: 'S7', title: { de: 'Cookies dienen allein der Bedienung', en: 'Cookies serve ease of use alone' } },
  { id: 'S8', title: { de: 'Sitzungs-Cookies enden mit der Sitzung', en: 'Session cookies end with the session' } },
  {
    id: 'S9',
    title: { de: 'Dauerhafte Cookies enden zur genannten Zeit', en: 'Permanent cookies end at the stated time' },
  },
  { id: 'S10', title: { de: 'Beide Arten kommen vor', en: 'Both kinds are used' } },
  { id: 'S11', title: { de: 'Rechtsgrundlage der Cookies', en: 'Legal basis of cookies' } },
  { id: 'S12', title: { de: 'Cookies lassen sich abschalten', en: 'Cookies can be switched off' } },
  { id: 'S13', title: { de: 'Was ohne Cookies fehlt', en: 'What is missing without cookies' } },
  { id: 'S14', title: { de: 'Online-Shop', en: 'Online shop' } },
];

const cookiesAndKinds: readonly Passage[] = [
  {
    promises: ['S6', 'S7'],
    heading: { de: 'Cookies', en: 'Cookies' },
    text: {
      de: 'Cookies sind kleine Textdateien, die unser Webserver an Ihren Browser sendet und später wieder liest. Bei uns erleichtern sie die Bedienung und sonst nichts: Sie merken sich Einstellungen wie Schriftgröße und Sprache oder halten Anmeldung und Warenkorb zusammen. Ein erster Besuch setzt kein einziges Cookie; erst wenn Sie etwas tun, das eines braucht, wird es gesetzt. Cookies für Werbung, Statistik oder fremde Anbieter gibt es nicht.',
      en: 'Cookies are small text files that our web server sends to your browser and reads again later. Here they make the site easier to use and do nothing else: they remember settings such as font size and language, or hold together a sign-in and a cart. A first visit sets no cookie at all; one is set only when you do something that needs it. There are no cookies for advertising, statistics or other providers.',
    },
  },
  {
    promises: ['S8', 'S9', 'S10'],
    text: {
      de: 'Wir verwenden zwei Arten. Sitzungs-Cookies gelten nur für die Dauer Ihrer Sitzung; Ihr Browser löscht sie, sobald Sie ihn schließen. Dauerhafte Cookies enden mit der Laufzeit, die in der Übersicht steht, oder früher, wenn Sie sie löschen. Die Übersicht nennt jedes Cookie mit Namen, Zweck und Dauer.',
      en: 'We use two kinds. Session cookies are valid only for the duration of your session; your browser deletes them when you close it. Permanent cookies end after the lifetime stated in the overview, or earlier if you delete them. The overview names every cookie with its purpose and duration.',
    },
  },
];

const settings = (preferences: Deadline): Passage => ({
  promises: ['S9'],
  text: {
    de: `Ihre Einstellungen zu Sprache, Schriftgröße und Darstellung merken wir uns nur, wenn Sie sie selbst ändern, und dann für ${inWords(preferences).de}. Das Bedienelement sagt es Ihnen vorher. Gespeichert wird die Einstellung allein in Ihrem Browser.`,
    en: `We remember your settings for language, font size and appearance only if you change them yourself, and then for ${inWords(preferences).en}. The control tells you so beforehand. The setting is stored in your browser alone.`,
  },
});

const grounds = (shop: boolean): Passage => ({
  promises: ['S11'],
  heading: { de: 'Rechtsgrundlage', en: 'Legal basis' },
  text: {
    de: `Unsere Cookies sind unbedingt erforderlich, damit die Website tut, was Sie ausdrücklich wünschen; eine Einwilligung ist dafür nicht nötig (§ 25 Abs. 2 Nr. 2 TDDDG). Soweit dabei personenbezogene Daten verarbeitet werden, geschieht dies in unserem berechtigten Interesse, Ihnen ${shop ? 'Website und Online-Shop' : 'die Website'} einfach und wirtschaftlich anzubieten (Art. 6 Abs. 1 Buchst. f DSGVO).`,
    en: `Our cookies are strictly necessary for the website to do what you expressly ask of it, so no consent is required (section 25(2) no. 2 TDDDG, the German act on data protection in digital services). Where personal data are processed in doing so, this rests on our legitimate interest in offering you ${shop ? 'the website and the online shop' : 'the website'} in a simple and economical way (Art. 6(1)(f) GDPR).`,
  },
});

const control: Passage = {
  promises: ['S12', 'S13'],
  heading: { de: 'Cookies verhindern und löschen', en: 'Preventing and deleting cookies' },
  text: {
    de: 'Sie können Cookies in den Einstellungen Ihres Browsers verhindern und jederzeit löschen. Lesen, den Newsletter bestellen und abbestellen, uns schreiben und Ihre Rechte ausüben können Sie auch ohne Cookies. Anmeldung, Warenkorb und gespeicherte Einstellungen sind dann nur eingeschränkt oder gar nicht verfügbar; die betroffenen Seiten sagen es Ihnen.',
    en: 'You can prevent cookies in the settings of your browser and delete them at any time. Without cookies you can still read, subscribe to the newsletter and unsubscribe from it, write to us and exercise your rights. Signing in, the cart and saved settings then work only in part or not at all; the pages concerned tell you so.',
  },
};

const shop: Passage = {
  promises: ['S14'],
  text: {
    de: 'Zu unserem Angebot gehört ein Online-Shop. Was dort geschieht, steht in einem eigenen Abschnitt.',
    en: 'An online shop is part of what we offer. What happens there is described in a section of its own.',
  },
};

const preferences = (lifetime: Deadline): Cookie => ({
  name: 'prefs',
  title: { de: 'Einstellungen', en: 'Settings' },
  kind: 'permanent',
  lifetime: lifetime.period,
  purpose: {
    de: 'merkt sich Sprache, Schriftgröße und Darstellung, nachdem Sie sie geändert haben',
    en: 'remembers language, font size and appearance after you have changed them',
  },
  ground: {
    de: '§ 25 Abs. 2 Nr. 2 TDDDG; Art. 6 Abs. 1 Buchst. f DSGVO',
    en: 'section 25(2) no. 2 TDDDG; Art. 6(1)(f) GDPR',
  },
});
