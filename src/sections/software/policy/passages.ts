import { inWords, type Passage } from '../../../core/policy/index.ts';
import type { SoftwareOptions } from './options.ts';

/** The software's part of the notice. */
export const passages = (options: SoftwareOptions): readonly Passage[] => [
  registration(options),
  proof(options),
  uses,
  signedIn(options),
  basis,
  presentation,
  entered,
  stored,
  asked(options),
  answered(options),
  address(options),
  closing,
];

const registration = ({ token, fromAge }: SoftwareOptions): Passage => ({
  promises: ['S53', 'S54', 'S55'],
  heading: { de: 'Registrierung', en: 'Registration' },
  text: {
    de: `Für die Nutzung unserer Online-Software registrieren Sie sich mit Ihrer E-Mail-Adresse und der Schaltfläche „abonnieren“. Wir senden Ihnen darauf eine E-Mail mit einem Link, mit dem Sie die Registrierung bestätigen; er gilt ${inWords(token).de}. Vorher ist keine Anmeldung möglich. Den Newsletter bestellen Sie damit nicht. Das Angebot richtet sich an Menschen ab ${fromAge} Jahren.`,
    en: `To use our online software you register with your e-mail address and the button “subscribe”. We then send you an e-mail with a link by which you confirm the registration; it works for ${inWords(token).en}. Signing in is not possible before. Registering does not subscribe you to the newsletter. The service is meant for people aged ${fromAge} and over.`,
  },
});

const proof = ({ unconfirmed, counted }: SoftwareOptions): Passage => ({
  promises: ['S56'],
  text: {
    de: `Um die Registrierung nachweisen zu können, halten wir den Zeitpunkt der Anmeldung und der Bestätigung und die IP-Adresse bei beiden fest; darin liegt unser berechtigtes Interesse (Art. 6 Abs. 1 Buchst. f DSGVO). Bestätigen Sie nicht, löschen wir alle Angaben spätestens nach ${inWords(unconfirmed).dative}. Damit niemand mit Bestätigungsmails überhäuft wird, zählen wir sie über einen Schlüsselhash der Adresse, den wir spätestens nach ${inWords(counted).dative} löschen.`,
    en: `To be able to prove the registration we record the times of sign-up and confirmation and the IP address at both; that is our legitimate interest (Art. 6(1)(f) GDPR). If you do not confirm, we erase all details after ${inWords(unconfirmed).en} at the latest. So that nobody is flooded with confirmation mails we count them by a keyed hash of the address, which we erase after ${inWords(counted).en} at the latest.`,
  },
});

const uses: Passage = {
  promises: ['S57', 'S58', 'S59', 'S60'],
  heading: { de: 'Wozu wir die E-Mail-Adresse nutzen', en: 'What we use the e-mail address for' },
  text: {
    de: 'Wir nutzen diese E-Mail-Adresse für Benachrichtigungen, die Sie in der Software einschalten und die am Anfang alle ausgeschaltet sind; als Antwortadresse für Nachrichten, die Sie aus der Software versenden und denen wir keine Werbung beifügen; und um Sie auf Probleme oder Missbrauch hinzuweisen. Hinzu kommt nur, was die Registrierung selbst verlangt: Bestätigung, Rückfrage nach langer Nichtnutzung und Antworten auf Ihre Anträge. Anders nutzen wir die Adresse nicht.',
    en: 'We use this e-mail address for notifications that you switch on in the software, all of which are off at first; as the reply address for messages that you send from the software, to which we add no advertising; and to point out problems or abuse to you. Beyond that there is only what the registration itself demands: confirmation, the question after long disuse, and answers to your requests. We use the address in no other way.',
  },
};

const signedIn = ({ session, idle }: SoftwareOptions): Passage => ({
  promises: ['S8'],
  text: {
    de: `Ihre Anmeldung endet, wenn Sie sich abmelden oder den Browser schließen, sonst nach ${inWords({ period: idle }).dative} ohne Aktivität und spätestens nach ${inWords(session).dative}.`,
    en: `Your sign-in ends when you sign out or close the browser, otherwise after ${inWords({ period: idle }).en} without activity and after ${inWords(session).en} at the latest.`,
  },
});

const basis: Passage = {
  promises: ['S61'],
  text: {
    de: 'Rechtsgrundlage ist Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO). Sie können sie jederzeit widerrufen, indem Sie die Registrierung löschen oder uns schreiben; was bis dahin geschehen ist, bleibt rechtmäßig.',
    en: 'The legal basis is your consent (Art. 6(1)(a) GDPR). You can withdraw it at any time by deleting the registration or by writing to us; what was done until then remains lawful.',
  },
};

const presentation: Passage = {
  promises: ['S62'],
  text: {
    de: 'Daneben haben wir ein berechtigtes Interesse, die Adresse zu erheben, um Ihnen unsere Software vorzustellen (Art. 6 Abs. 1 Buchst. f DSGVO). Werbung per E-Mail senden wir Ihnen deswegen nicht; dafür bräuchte es eine Grundlage nach § 7 UWG. Sie können auch dem jederzeit widersprechen.',
    en: 'In addition we have a legitimate interest in collecting the address to present our software to you (Art. 6(1)(f) GDPR). We do not send you advertising by e-mail on that account; this would need a ground under section 7 UWG. You can object to this, too, at any time.',
  },
};

const entered: Passage = {
  promises: ['S63', 'S64', 'S65'],
  heading: { de: 'Was Sie in die Software eingeben', en: 'What you enter into the software' },
  text: {
    de: 'Welche Daten Sie in die Software eingeben, liegt in Ihrem Ermessen. Sie werden verschlüsselt auf den Servern unseres Hosting-Anbieters gespeichert und nicht an uns übermittelt: Von unseren Arbeitsplätzen führt kein Weg zu ihnen. Geben Sie Daten anderer Menschen ein, etwa Ihrer Gäste, so sind Sie dafür verantwortlich, und wir verarbeiten sie in Ihrem Auftrag; den Vertrag dazu (Art. 28 Abs. 3 DSGVO) schließen Sie in der Software.',
    en: 'Which data you enter into the software is at your discretion. They are stored in encrypted form on the servers of our hosting provider and are not transmitted to us: no way leads to them from our workplaces. If you enter data about other people, such as your guests, you are responsible for them and we process them on your behalf; you conclude the contract for this (Art. 28(3) GDPR) within the software.',
  },
};

const stored: Passage = {
  promises: ['S66'],
  beside: 'software.content',
  text: {
    de: 'Ihre Inhalte bleiben gespeichert, solange Sie die Software nutzen oder bis Sie sie löschen, einzeln oder alle auf einmal. Rechtsgrundlage ist die Nutzungsvereinbarung mit Ihnen (Art. 6 Abs. 1 Buchst. b DSGVO).',
    en: 'Your content remains stored as long as you use the software, or until you delete it, piece by piece or all at once. The legal basis is the user agreement with you (Art. 6(1)(b) GDPR).',
  },
};

const asked = ({ unused, answer }: SoftwareOptions): Passage => ({
  promises: ['S67', 'S68'],
  heading: { de: 'Wenn Sie die Software nicht mehr nutzen', en: 'When you no longer use the software' },
  beside: 'software.account',
  text: {
    de: `Haben Sie die Software ${inWords(unused).de} lang nicht genutzt, fragen wir Sie per E-Mail, ob Sie sie weiter nutzen wollen. Für die Antwort haben Sie ${inWords(answer).de} Zeit, gerechnet ab dem Versand unserer Frage; fällt der letzte Tag auf ein Wochenende oder einen Feiertag, verlängert sich die Frist bis zum nächsten Werktag. Als Nutzung zählt jede Anmeldung; wir merken uns davon nur den Tag.`,
    en: `If you have not used the software for ${inWords(unused).en}, we ask you by e-mail whether you wish to go on using it. You have ${inWords(answer).en} to answer, counted from the sending of our question; where the last day is a weekend or a public holiday, the time extends to the next working day. Every sign-in counts as use; we remember no more of it than the day.`,
  },
});

const answered = ({ answer }: SoftwareOptions): Passage => ({
  promises: ['S69', 'S70', 'S71', 'S72'],
  text: {
    de: `Verneinen Sie die Frage, löschen wir Ihre Inhalte unverzüglich. Dasselbe geschieht, wenn uns innerhalb von ${inWords(answer).dative} keine Antwort erreicht. Bejahen Sie sie oder melden Sie sich in dieser Zeit an, bleibt alles erhalten, und die Zeit der Nichtnutzung beginnt von vorn. Lässt sich die Frage nicht zustellen, versuchen wir es erneut und warten danach ebenso lange.`,
    en: `If you answer no, we erase your content without undue delay. The same happens if no answer reaches us within ${inWords(answer).en}. If you answer yes, or sign in during that time, everything is kept and the time of disuse begins anew. If the question cannot be delivered we try again and then wait just as long.`,
  },
});

const address = ({ address: keep }: SoftwareOptions): Passage => ({
  promises: ['S73'],
  text: {
    de: `Die E-Mail-Adresse der Registrierung bleibt danach noch höchstens ${inWords(keep).de} gespeichert, um Sie auf Missbrauch hinweisen und die Registrierung nachweisen zu können; dann löschen wir auch sie. Anmelden können Sie sich mit ihr nicht mehr, neu registrieren jederzeit.`,
    en: `After that the e-mail address of the registration remains stored for ${inWords(keep).en} at most, so that we can point out abuse to you and prove the registration; then we erase it, too. You can no longer sign in with it, but you may register again at any time.`,
  },
});

const closing: Passage = {
  promises: ['S74'],
  text: {
    de: 'Die Registrierung Ihrer E-Mail-Adresse können Sie jederzeit selbst löschen, in der Software oder, wenn Ihre Inhalte schon gelöscht sind, über einen Link, den wir Ihnen auf Wunsch senden.',
    en: 'You can delete the registration of your e-mail address yourself at any time: in the software or, when your content has already been erased, by a link that we send you on request.',
  },
};
