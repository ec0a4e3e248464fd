// Every fact that the company's policy of May 2018 stated is stated again, in both languages, in words of our own.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import reference from '../../policies/fluxcess.policy.ts';
import { calendar, type Language, languages, noticeView } from '../../src/core/policy/index.ts';

const zone = calendar(reference);

/** One fact: the promise under which it stands, and what a reader finds there in German and in English. */
type Fact = readonly [says: string, promise: string, de: RegExp, en: RegExp];

const facts: readonly Fact[] = [
  [
    'who is responsible',
    'S1',
    /fluxcess GmbH, Kollegienwall 1a, 49074 Osnabrück/,
    /fluxcess GmbH, Kollegienwall 1a, 49074 Osnabrück/,
  ],
  ['the telephone number', 'S2', /\+49 \(0\)541 952243-0/, /\+49 \(0\)541 952243-0/],
  ['the address for rights', 'S2', /info@fluxcess\.com/, /info@fluxcess\.com/],
  ['what personal data are', 'S3', /bestimmten oder bestimmbaren Menschen/, /identified or identifiable/],
  [
    'that name, address and e-mail are among them',
    'S4',
    /Name, Anschrift und E-Mail-Adresse/,
    /name, a postal address and an e-mail/,
  ],
  ['that IP addresses and cookies may be', 'S5', /IP-Adressen und Cookies/, /IP addresses and cookies/],
  ['what cookies are', 'S6', /Textdateien.*Webserver/, /text files.*web server/],
  ['what they are for', 'S7', /Schriftgröße und Sprache.*Warenkorb/, /font size and language.*cart/],
  [
    'that session cookies go with the browser',
    'S8',
    /Dauer Ihrer Sitzung.*schließen/,
    /duration of your session.*close/,
  ],
  [
    'that permanent cookies end or are deleted',
    'S9',
    /Dauerhafte Cookies enden.*löschen/,
    /Permanent cookies end.*delete/,
  ],
  ['that both kinds are used', 'S10', /zwei Arten/, /two kinds/],
  [
    'their legal basis',
    'S11',
    /berechtigten Interesse.*Art. 6 Abs. 1 Buchst. f/,
    /legitimate interest.*Art. 6\(1\)\(f\)/,
  ],
  ['that they can be prevented', 'S12', /Einstellungen Ihres Browsers verhindern/, /prevent cookies in the settings/],
  ['what is missing without them', 'S13', /eingeschränkt oder gar nicht/, /only in part or not at all/],
  ['the online shop', 'S14', /Online-Shop/, /online shop/],
  [
    'that the host logs every access with its IP address',
    'S15',
    /Hosting-Anbieter.*IP-Adresse/,
    /hosting provider.*IP address/,
  ],
  ['on which ground', 'S16', /Art. 6 Abs. 1 Buchst. f/, /Art. 6\(1\)\(f\)/],
  ['seven days at most', 'S17', /höchstens 7 Tage.*gelöscht/, /7 days at most.*erased/],
  ['but for evidence', 'S18', /Beweismittel.*Vorfall.*endgültig geklärt/, /evidence.*incident.*finally clarified/],
  ['which goes afterwards', 'S19', /Danach werden auch sie unverzüglich gelöscht/, /Then they, too, are erased/],
  [
    'that data are disclosed on a ground only',
    'S20',
    /Gesetz es erlaubt.*eingewilligt.*Pflicht.*berechtigtes Interesse/,
    /law permits.*consented.*duty.*legitimate interest/,
  ],
  [
    'shipping and payment providers',
    'S21',
    /Versand- und Zahlungsdienstleister.*Buchst. b/,
    /Shipping and payment providers.*\(b\)/,
  ],
  ['the hosting provider', 'S22', /Hosting-Anbieter.*Buchst. f/, /hosting provider.*\(f\)/],
  ['the address for enquiries', 'S23', /info@fluxcess\.de/, /info@fluxcess\.de/],
  ['for the purpose of the message alone', 'S24', /ausschließlich für den Zweck/, /exclusively for the purpose/],
  [
    'the agreement that is presumed',
    'S25',
    /nach unserem Verständnis damit einverstanden/,
    /agrees, as we understand it/,
  ],
  ['consent as a ground', 'S26', /Art. 6 Abs. 1 Buchst. a/, /Art. 6\(1\)\(a\)/],
  ['that it can be withdrawn', 'S27', /jederzeit widerrufen/, /withdraw this consent at any time/],
  ['contract and legitimate interest', 'S28', /Buchst. b.*Buchst. f/, /\(b\).*point f/],
  ['the yearly review', 'S29', /1 Jahr nach der letzten Nachricht/, /1 year after the last message/],
  ['erasure within a further month', 'S30', /innerhalb von 1 Monat nach der Prüfung/, /within 1 month of the review/],
  ['what the review looks at', 'S31', /Maßstab sind die genannten Rechtsgrundlagen/, /The measure is the legal bases/],
  ['the newsletter', 'S32', /Newsletter abonnieren/, /subscribe to a newsletter/],
  ['its topics', 'S33', /Leistungen.*IT-Branche/, /services.*IT industry/],
  ['consent or the law', 'S34', /eingewilligt.*Gesetz es erlaubt/, /consented.*law permits/],
  ['the button', 'S35', /E-Mail-Adresse.*„abonnieren“/, /e-mail address.*“subscribe”/],
  ['the link to confirm', 'S36', /E-Mail mit einem Link.*bestätigen/, /mail with a link.*confirm/],
  ['that nothing happens without it', 'S37', /Ohne Ihre Bestätigung/, /Without your confirmation/],
  ['the time of sign-up', 'S38', /wann Sie sich angemeldet/, /when you signed up/],
  ['the time of confirmation', 'S39', /wann Sie bestätigt/, /when you confirmed/],
  ['the IP address', 'S40', /IP-Adresse/, /IP address/],
  ['that this is proof', 'S41', /Nachweis/, /proof/],
  [
    'the ground of sending, as it is numbered now',
    'S42',
    /Buchst. a, Art. 7 DSGVO, § 7 Abs. 2 Nr. 2 UWG/,
    /\(a\), Art. 7 GDPR, section 7\(2\) no. 2 UWG/,
  ],
  ['the permission for customers', 'S43', /§ 7 Abs. 3 UWG/, /section 7\(3\) UWG/],
  ['withdrawal at any time', 'S44', /jederzeit widerrufen/, /withdraw your consent.*at any time/],
  [
    'the ground of logging',
    'S45',
    /sicherem Versand und am Nachweis.*Buchst. f/,
    /secure sending and in proving.*\(f\)/,
  ],
  ['no other use of the address', 'S46', /ausschließlich für den Newsletter/, /exclusively for the newsletter/],
  ['unsubscribing at any time', 'S47', /jederzeit abbestellen/, /unsubscribe from the newsletter at any time/],
  ['the link at the end of each', 'S48', /Link am Ende jedes Newsletters/, /link at the end of every newsletter/],
  ['any other way', 'S49', /jedem anderen Weg/, /any other way/],
  [
    'four years of proof',
    'S50',
    /höchstens 4 Jahre.*Einwilligung nachzuweisen/,
    /4 years at most.*prove the former consent/,
  ],
  ['and then nothing', 'S51', /löschen wir alles/, /we erase everything/],
  ['that the past stays lawful', 'S52', /bleibt rechtmäßig/, /stays lawful/],
  ['the online software', 'S53', /Online-Software/, /online software/],
  ['its button', 'S54', /„abonnieren“/, /“subscribe”/],
  ['its confirmation', 'S55', /Link.*bestätigen/, /link.*confirm/],
  ['times and IP address', 'S56', /Zeitpunkt.*IP-Adresse/, /times.*IP address/],
  [
    'notifications that are switched on',
    'S57',
    /Benachrichtigungen, die Sie in der Software einschalten/,
    /notifications that you switch on/,
  ],
  ['the reply address', 'S58', /Antwortadresse/, /reply address/],
  ['problems and abuse', 'S59', /Probleme oder Missbrauch/, /problems or abuse/],
  ['and nothing else', 'S60', /Anders nutzen wir die Adresse nicht/, /in no other way/],
  ['consent that can be withdrawn', 'S61', /Einwilligung.*jederzeit widerrufen/, /consent.*withdraw it at any time/],
  ['the interest in presenting the software', 'S62', /Software vorzustellen/, /present our software/],
  ['the discretion of the user', 'S63', /in Ihrem Ermessen/, /at your discretion/],
  ['the servers of the host', 'S64', /Servern unseres Hosting-Anbieters/, /servers of our hosting provider/],
  ['that nothing is transmitted to the company', 'S65', /nicht an uns übermittelt/, /not transmitted to us/],
  [
    'as long as it is used, or until it is deleted',
    'S66',
    /solange Sie die Software nutzen/,
    /as long as you use the software/,
  ],
  ['three years', 'S67', /3 Jahre lang nicht genutzt/, /not used the software for 3 years/],
  ['thirty days', 'S68', /30 Tage Zeit/, /30 days to answer/],
  ['no', 'S69', /Verneinen.*unverzüglich/, /answer no.*without undue delay/],
  ['silence', 'S70', /30 Tagen keine Antwort/, /no answer reaches us within 30 days/],
  ['yes', 'S71', /Bejahen.*bleibt alles erhalten/, /answer yes.*everything is kept/],
  ['use as an answer', 'S72', /melden Sie sich in dieser Zeit an/, /sign in during that time/],
  ['one more year for the address', 'S73', /höchstens 1 Jahr/, /1 year at most/],
  ['deleting the registration oneself', 'S74', /jederzeit selbst löschen/, /yourself at any time/],
  ['access', 'S75', /Auskunft.*Art. 15/, /access.*Art. 15/],
  ['rectification', 'S76', /Berichtigung unrichtiger/, /rectification of inaccurate/],
  ['erasure', 'S77', /Löschung \(Art. 17/, /erasure \(Art. 17/],
  ['restriction', 'S78', /Einschränkung der Verarbeitung/, /restriction of processing/],
  ['objection', 'S79', /widersprechen/, /object/],
  ['withdrawal', 'S80', /widerrufen/, /withdraw/],
  [
    'where to turn',
    'S81',
    /verantwortliche Stelle.*952243-0.*info@fluxcess\.com/,
    /controller.*952243-0.*info@fluxcess\.com/,
  ],
  [
    'the authority',
    'S82',
    /beschweren.*Niedersachsen, Prinzenstraße 5, 30159 Hannover/,
    /complaint.*Lower Saxony, Prinzenstraße 5, 30159 Hannover/,
  ],
  [
    'erasure once the purpose is gone',
    'S83',
    /sobald sie für ihren Zweck nicht mehr erforderlich/,
    /as soon as they are no longer needed/,
  ],
  ['statutory duties', 'S84', /gesetzliche Aufbewahrungspflicht/, /statutory duty/],
  ['special rules first', 'S85', /eigene Frist, so gilt diese/, /period of its own.*that period applies/],
  ['blocking', 'S86', /gesperrt.*eingeschränkt/, /blocked.*restricted/],
  ['no other purpose', 'S87', /keinen anderen Zweck/, /no other purpose/],
  ['commercial and tax law', 'S88', /Handels- und steuerrechtliche/, /Commercial and tax law/],
  ['its date', 'S89', /Datum ihres Standes/, /bears its date/],
  [
    'what it explains',
    'S90',
    /welche Daten wir erheben, wozu wir sie nutzen/,
    /which data we collect, what we use them for/,
  ],
  ['the grounds', 'S91', /Rechtsgrundlage/, /legal basis/],
  ['that there is nothing else', 'S92', /nicht steht, tun wir nicht/, /does not name, we do not do/],
];

/** What the law in force asks for and the policy of 2018 left out. */
const gaps: readonly Fact[] = [
  ['portability (Art. 20)', 'S75', /Datenübertragbarkeit, Art. 20 DSGVO/, /data portability, Art. 20 GDPR/],
  ['objection apart from the rest (Art. 21(4))', 'S79', /Art. 21 DSGVO/, /Art. 21 GDPR/],
  ['time to answer (Art. 12(3))', 'S81', /1 Monat.*3 Monate/, /1 month.*3 months/],
  ['third countries (Art. 13(1)(f))', 'S92', /außerhalb der Europäischen Union/, /outside the European Union/],
  ['automated decisions (Art. 13(2)(f))', 'S92', /Art. 22 DSGVO/, /Art. 22 GDPR/],
  ['device storage (§ 25 TDDDG)', 'S11', /§ 25 Abs. 2 Nr. 2 TDDDG/, /section 25\(2\) no. 2 TDDDG/],
  [
    'the unconditional right to complain (Art. 77)',
    'S82',
    /Sie haben das Recht.*Art. 77/,
    /You have the right.*Art. 77/,
  ],
];

const passages = (language: Language) =>
  noticeView(reference, language, { mode: 'production', calendar: zone }).chapters.flatMap(
    (chapter) => chapter.passages,
  );

// A reader does not see which spaces break.
const read = (text: string): string => text.replaceAll('\u00a0', ' ');

function holds(language: Language, [, promise, de, en]: Fact): void {
  const text = passages(language)
    .filter((passage) => passage.promises.includes(promise))
    .map((passage) => read(passage.text))
    .join(' ');
  assert.match(text, language === 'de' ? de : en);
}

for (const language of languages) {
  describe(`the notice states what the policy of 2018 stated (${language})`, () => {
    for (const fact of facts) test(`${fact[1]}: ${fact[0]}`, () => holds(language, fact));
  });

  describe(`the notice states what the policy of 2018 left out (${language})`, () => {
    for (const fact of gaps) test(fact[0], () => holds(language, fact));

    test('whom to ask about data protection (Art. 13(1)(b)); it claims no officer and no lack of one', () => {
      const opening = reference.opening.map((passage) => passage.text[language]).join(' ');
      assert.match(opening, { de: /Fragen zum Datenschutz/, en: /questions of data protection/ }[language]);
      assert.doesNotMatch(opening, /Datenschutzbeauftragte|protection officer/);
    });

    test('whether data must be provided (Art. 13(2)(e))', () => {
      const closing = reference.closing.map((passage) => passage.text[language]).join(' ');
      assert.match(
        closing,
        { de: /nicht verpflichtet, uns Daten bereitzustellen/, en: /not obliged to provide/ }[language],
      );
    });
  });
}

test('each of the 92 promises has its fact', () => {
  const stated = new Set(facts.map(([, promise]) => promise));
  const missing = Array.from({ length: 92 }, (_, index) => `S${index + 1}`).filter((id) => !stated.has(id));
  assert.deepEqual(missing, []);
});

test('the number of the duty of consent is the current one', () => {
  for (const language of languages) {
    const all = passages(language)
      .map((passage) => read(passage.text))
      .join(' ');
    assert.doesNotMatch(all, /Nr\. 3 UWG|no\. 3 UWG/);
  }
});
