/** The tests of S34 to S92 in German, by their names in the source. */
export const second: Readonly<Record<string, string>> = {
  'whoever is not confirmed, restricted or has ended is in no envelope':
    'Wer nicht bestätigt hat, eingeschränkt ist oder beendet hat, steht in keinem Umschlag.',
  'only a confirmed subscription that has not ended opens for sending':
    'Nur ein bestätigtes und nicht beendetes Abonnement öffnet sich für den Versand.',
  'one field and one button named “abonnieren”; nothing is ticked before':
    'Ein Feld und eine Schaltfläche „abonnieren“; nichts ist vorher angekreuzt.',
  'posting the address alone is enough': 'Die Adresse allein genügt.',
  'what is no address is refused at its field, kept as typed, and nothing is stored':
    'Was keine Adresse ist, wird an seinem Feld abgewiesen, bleibt dort stehen, und nichts wird gespeichert.',
  'one neutral mail per sign-up: who asked what and when, one link, and that doing nothing ends it':
    'Eine neutrale E-Mail je Anmeldung: wer wann worum bat, ein Link, und dass Nichtstun genügt.',
  'the mail says that a machine wrote it, can be answered, and is no list mail':
    'Die E-Mail sagt, dass ein Programm sie schrieb, lässt sich beantworten und ist keine Listenmail.',
  'a link works for 48 hours and not an instant longer': 'Ein Link gilt 48 Stunden und keinen Augenblick länger.',
  'looking at the link, as mail scanners do, confirms nothing':
    'Den Link nur anzusehen, wie es Mailfilter tun, bestätigt nichts.',
  'an unconfirmed sign-up gets no further mail and is gone after 7 days, with everything it owned':
    'Eine unbestätigte Anmeldung erhält keine weitere E-Mail und ist nach 7 Tagen mit allem gelöscht.',
  'the proof holds when the sign-up and when the confirmation came':
    'Der Nachweis enthält, wann die Anmeldung und wann die Bestätigung kam.',
  'unsubscribing and subscribing again leave the times of the former consent as they were':
    'Abmelden und neu Anmelden lassen die Zeiten der früheren Einwilligung, wie sie waren.',
  'the proof holds the IP address of the sign-up and that of the confirmation, also IPv6':
    'Der Nachweis enthält die IP-Adressen von Anmeldung und Bestätigung, auch IPv6.',
  'behind a trusted proxy the client’s address counts; a forged header does not':
    'Hinter einem vertrauten Proxy zählt die Adresse des Geräts, eine gefälschte Angabe nicht.',
  'what was logged opens for the proof alone, and each proof is noted in the journal':
    'Was festgehalten ist, öffnet sich nur für den Nachweis, und jeder Nachweis steht im Protokoll.',
  'sending rests on consent under the provision in force, and the proof holds which wording was consented to':
    'Der Versand beruht auf Einwilligung nach geltendem Recht, und der Nachweis enthält ihren Wortlaut.',
  'a form that was shown under another policy is shown again instead of being taken as consent':
    'Ein Formular aus der Zeit einer anderen Fassung wird neu gezeigt und gilt nicht als Einwilligung.',
  'consent is withdrawn at once after it was given, without signing in':
    'Eine Einwilligung lässt sich sofort nach ihrer Erteilung widerrufen, ohne Anmeldung.',
  'logging for proof rests on a legitimate interest, which the policy names':
    'Das Festhalten zum Nachweis beruht auf einem berechtigten Interesse, das die Erklärung nennt.',
  'an issue shows an address to nobody but its own reader':
    'Eine Ausgabe zeigt eine Adresse niemandem als der Person selbst.',
  'no other section can find or open an address of the newsletter':
    'Kein anderer Abschnitt kann eine Adresse des Newsletters finden oder öffnen.',
  'the page shows, its button ends the subscription, and doing it again changes nothing':
    'Die Seite zeigt, ihre Schaltfläche beendet das Abonnement, und ein zweites Mal ändert nichts.',
  'a mail program unsubscribes by one POST without cookies, which is not redirected (RFC 8058)':
    'Ein Mailprogramm meldet mit einer einzigen Anfrage ohne Cookies ab, die nicht umgeleitet wird (RFC 8058).',
  'the link works for as long as the proof lives; afterwards it is answered like any unknown one':
    'Der Link wirkt, solange der Nachweis lebt; danach wird er wie jeder unbekannte beantwortet.',
  'the last link of each part of an issue ends the subscription, and works':
    'Der letzte Link in jedem Teil einer Ausgabe beendet das Abonnement und wirkt.',
  'the link of an old issue works when the issue is long gone':
    'Der Link einer alten Ausgabe wirkt noch, wenn diese längst gelöscht ist.',
  'a withdrawal by phone, letter, mail or in person leads to the same end, with its channel and what shows it':
    'Ein Widerruf am Telefon, per Brief, E-Mail oder persönlich führt zum selben Ende, mit Weg und Beleg.',
  'what was sent stands beside the consent as proof, and its end counts from the last mail':
    'Was versandt wurde, steht als Nachweis bei der Einwilligung, und dessen Ende zählt ab der letzten E-Mail.',
  'after unsubscribing the address serves as proof alone, for 4 years at most, to the last day':
    'Nach der Abmeldung dient die Adresse nur noch dem Nachweis, höchstens 4 Jahre, auf den Tag.',
  'who demands erasure keeps only the proof, and is told why and until when':
    'Wer Löschung verlangt, behält nur den Nachweis und erfährt, warum und bis wann.',
  'the proof is erased on its day: rows, key, letters; no dump holds the address':
    'Der Nachweis wird an seinem Tag gelöscht: Zeilen, Schlüssel, E-Mails; kein Abzug enthält die Adresse.',
  'who unsubscribes while an issue is running gets no mail after the answer, even of a server that is silent':
    'Wer sich während des Versands abmeldet, erhält nach der Antwort keine E-Mail mehr, auch wenn ein Server schweigt.',
  'an objection while the issue is running keeps the mail back':
    'Ein Widerspruch während des Versands hält die E-Mail zurück.',
  'a mail that waits when the person withdraws does not leave any more':
    'Eine E-Mail, die beim Widerruf noch wartet, geht nicht mehr hinaus.',
  'a withdrawal ends the consent for the future and leaves it proved for the past':
    'Ein Widerruf beendet die Einwilligung für die Zukunft und lässt sie für die Vergangenheit bewiesen.',
  'the page tells of each record what, why, on which basis, from where, for whom and until when, and gives a copy':
    'Die Seite sagt zu jedem Datum, was, wozu, auf welcher Grundlage, woher, für wen und bis wann, und gibt eine Kopie.',
  'what is wrong is corrected at once where nobody has to judge it, and asked for where somebody has':
    'Falsches wird sofort berichtigt, wo niemand abwägen muss, und sonst beantragt.',
  'the newsletter moves to another address once it is confirmed there, and ends at the one before':
    'Der Newsletter zieht an eine andere Adresse um, sobald diese bestätigt ist, und endet an der bisherigen.',
  'erasure says before what goes and what stays, and afterwards nothing else is left':
    'Die Löschung sagt vorher, was geht und was bleibt, und danach ist nichts anderes mehr da.',
  'a restricted subscription gets no issue and no mail but those about its person’s rights, until it is lifted':
    'Ein eingeschränktes Abonnement erhält keine Ausgabe und nur E-Mails zu den eigenen Rechten, bis die Einschränkung endet.',
  'an objection to advertising ends it at once; any other restricts or is weighed, and is answered in time':
    'Ein Widerspruch gegen Werbung beendet sie sofort; jeder andere schränkt ein oder wird abgewogen und in der Frist beantwortet.',
  'a consent is withdrawn by one button, as easily as it was given':
    'Eine Einwilligung wird mit einer Schaltfläche widerrufen, so leicht, wie sie erteilt wurde.',
  'mail, telephone, letter and form each become a case whose time runs from receipt, whatever day it is entered':
    'E-Mail, Telefon, Brief und Formular werden zum Vorgang, dessen Frist ab Eingang läuft, wann auch immer er eingetragen wird.',
  'the time is extended only with reasons and only while the first month runs, to three months from receipt':
    'Die Frist verlängert sich nur mit Gründen und nur im ersten Monat, auf drei Monate ab Eingang.',
  'the authority for complaints is named in the notice, on the page, in every copy and in every refusal':
    'Die Aufsichtsbehörde steht in der Erklärung, auf der Seite, in jeder Kopie und in jeder Ablehnung.',
  'no refusal leaves without its reasons, the authority and the way to court, in the language of its person':
    'Keine Ablehnung geht ohne Gründe, Aufsichtsbehörde und Rechtsweg hinaus, in der Sprache der Person.',
  'from every stage of every kind of data there is a way to erasure':
    'Von jeder Stufe jeder Datenart führt ein Weg zur Löschung.',
  'rows of recipients, issues and drafts are erased when the policy says':
    'Empfängerzeilen, Ausgaben und Entwürfe werden gelöscht, wann die Erklärung es sagt.',
  'what commercial and tax law demand ends with the sixth, the eighth and the tenth year, and the notice says so':
    'Was Handels- und Steuerrecht verlangen, endet mit dem sechsten, dem achten und dem zehnten Jahr, und die Erklärung sagt es.',
  'a commercial letter stays, blocked for every other purpose, to the end of its sixth year':
    'Ein Geschäftsbrief bleibt, für jeden anderen Zweck gesperrt, bis zum Ende seines sechsten Jahres.',
  'a period of its own goes before the general rule': 'Eine eigene Frist geht der allgemeinen Regel vor.',
  'a blocked stage names no purpose but that of its duty or proof':
    'Eine gesperrte Stufe nennt keinen Zweck als den ihrer Pflicht oder ihres Nachweises.',
  'the version that governs is archived as it was printed, with its date':
    'Die geltende Fassung ist archiviert, wie sie gedruckt wurde, mit ihrem Datum.',
  'the notice carries date, version and checksum, and every earlier version stays readable with what changed':
    'Die Erklärung trägt Datum, Fassung und Prüfsumme, und jede frühere bleibt lesbar, samt ihren Änderungen.',
  'every page links to the notice, and the notice says of each class what is collected and what for':
    'Jede Seite führt zur Erklärung, und diese sagt zu jeder Datenart, was wozu erhoben wird.',
  'the notice names the legal basis of each kind of data': 'Die Erklärung nennt die Rechtsgrundlage jeder Datenart.',
  'nothing goes to anybody who is not named, and nowhere outside the Union':
    'Nichts geht an Ungenannte und nichts aus der Union hinaus.',
  'the script at the sign-up form keeps nothing on the device and speaks to nobody but this site':
    'Das Skript am Anmeldeformular hinterlässt nichts auf dem Gerät und spricht nur mit dieser Website.',
  'no page measures, embeds or marks anybody': 'Keine Seite misst, bettet ein oder kennzeichnet jemanden.',
};
