/** The tests of S1 to S34 in German, by their names in the source. */
export const first: Readonly<Record<string, string>> = {
  'the controller stands in the policy and nowhere in the program':
    'Die verantwortliche Stelle steht in der Datenschutzerklärung und nirgends im Programm.',
  'every page names the controller of the one declaration, and no copy of it stands in the code':
    'Jede Seite nennt die verantwortliche Stelle der einen Erklärung; im Programm steht keine Abschrift davon.',
  'number and address are there to be used, and a letter to the address becomes a case with the instant of its receipt':
    'Nummer und Adresse lassen sich benutzen, und ein Brief an die Adresse wird ein Vorgang mit dem Zeitpunkt seines Eingangs.',
  'each kind of data names what it holds; names, addresses and mail addresses are among it':
    'Jede Datenart nennt, was sie enthält; Namen, Anschriften und E-Mail-Adressen sind darunter.',
  'the export of a known session holds its IP addresses, its cookies and its lines in the log, and nobody else’s':
    'Die Auskunft einer bekannten Sitzung enthält ihre IP-Adressen, ihre Cookies und ihre Protokollzeilen, und die keines anderen.',
  'a fresh visit to every page sets no cookie, and the register lists all that can ever be set':
    'Ein erster Besuch jeder Seite setzt kein Cookie, und das Verzeichnis nennt jedes, das es geben kann.',
  'cookies serve settings, sign-in and cart alone, and no page fetches from or posts to another site':
    'Cookies dienen nur Einstellungen, Anmeldung und Warenkorb, und keine Seite lädt von anderen oder sendet an andere.',
  'a session ends on the server too, after its idle time and at its deadline, and nothing of it stays':
    'Eine Sitzung endet auch auf dem Server, nach Untätigkeit und mit ihrer Frist, und nichts bleibt von ihr.',
  'a session cookie carries no end of its own, so the browser deletes it when it closes':
    'Ein Sitzungs-Cookie trägt kein eigenes Ende; der Browser löscht es, wenn er sich schließt.',
  'the permanent cookie lives as long as the policy says, is worth nothing afterwards, and one button removes all':
    'Das dauerhafte Cookie lebt so lange, wie die Erklärung sagt, ist danach wertlos, und eine Schaltfläche entfernt alle.',
  'both kinds are declared, and the permanent one is set by the settings alone, on a change of theirs':
    'Beide Arten sind erklärt, und das dauerhafte setzt allein eine geänderte Einstellung.',
  'each cookie is listed with its ground under the TDDDG and under the GDPR':
    'Jedes Cookie steht mit seiner Grundlage nach TDDDG und DSGVO im Verzeichnis.',
  'reading, subscribing and setting all work for a browser that sends no cookie':
    'Lesen, Abonnieren und Einstellen gelingen auch einem Browser, der kein Cookie sendet.',
  'who signs in with cookies blocked reads what is missing and why, in their language, and is not sent in circles':
    'Wer sich ohne Cookies anmeldet, liest in seiner Sprache, was fehlt und warum, und wird nicht im Kreis geschickt.',
  'who saves settings while cookies are blocked is told what that means':
    'Wer ohne Cookies Einstellungen sichert, erfährt, was das bedeutet.',
  'a request over the wire leaves exactly one line, with the address and without the token of its path':
    'Ein Zugriff hinterlässt genau eine Zeile, mit der Adresse und ohne das Geheimnis in seinem Pfad.',
  'what stands in the database names no address': 'Was in der Datenbank steht, nennt keine Adresse.',
  'the log rests on a legitimate interest, which the notice names':
    'Das Protokoll stützt sich auf ein berechtigtes Interesse, das die Erklärung nennt.',
  'at whatever instant, no line is older than seven days, read in whatever way':
    'Zu keinem Zeitpunkt ist eine Zeile älter als sieben Tage, wie auch immer man sie liest.',
  'an incident keeps the lines that match it and nothing else; their neighbours go on time':
    'Ein Vorfall behält die Zeilen, die ihn betreffen, und keine anderen; deren Nachbarn gehen rechtzeitig.',
  'without a named incident, a reason, a day of review and something to look for, nothing is kept longer':
    'Ohne benannten Vorfall, Grund, Prüftermin und etwas, wonach gesucht wird, bleibt nichts länger.',
  'somebody else confirms an incident, never who opened it':
    'Einen Vorfall bestätigt jemand anderes, nie, wer ihn eröffnet hat.',
  'what reaches far waits for a second person; its lines are held meanwhile, and released if that one refuses':
    'Was weit reicht, wartet auf eine zweite Person; die Zeilen sind solange gesichert und werden frei, wenn sie ablehnt.',
  'the moment an incident is closed its evidence is gone, with its key, and the file forgets the address':
    'Mit dem Schließen eines Vorfalls sind seine Beweise samt Schlüssel gelöscht, und die Akte vergisst die Adresse.',
  'an order to preserve ends by itself after 60 days, extended after 90, and its lines end with it':
    'Eine Sicherungsanordnung endet von selbst nach 60 Tagen, verlängert nach 90, und ihre Zeilen mit ihr.',
  'a mail to a server of a declared recipient is journaled as disclosed to them, with its record':
    'Eine E-Mail an den Server eines genannten Empfängers steht im Protokoll als an ihn weitergegeben, mit ihrem Datenobjekt.',
  'a host of which nobody says who runs it is refused before a connection is opened':
    'Ein Server, von dem niemand sagt, wer ihn betreibt, wird abgewiesen, bevor eine Verbindung entsteht.',
  'a host that no setting names cannot be reached, nor one of a recipient who is only provided for':
    'Ein Server, den keine Einstellung nennt, ist nicht erreichbar, ebenso der eines nur vorgesehenen Empfängers.',
  'no file but the gate opens connections: none imports what could':
    'Nur das eine Tor öffnet Verbindungen; keine andere Datei kann es.',
  'every class names whom it is disclosed to, and every recipient has a ground':
    'Jede Datenart nennt, wer sie erhält, und jeder Empfänger hat eine Grundlage.',
  'the register shows the host with its contract, and says so where there is none':
    'Das Verzeichnis zeigt den Hosting-Anbieter mit seinem Vertrag und sagt es, wo keiner ist.',
  'staff read the register, and nobody else': 'Das Verzeichnis lesen die Beschäftigten, und niemand sonst.',
  'the address is published with a form beside it, and what comes to either mailbox is under the policy':
    'Die Adresse ist mit einem Formular daneben veröffentlicht, und was in eines der Postfächer kommt, untersteht der Erklärung.',
  'what is written into the form lands in the same mailbox, as a conversation with its writer':
    'Was in das Formular geschrieben wird, kommt in dasselbe Postfach, als Schriftwechsel mit seinem Verfasser.',
  'no import, no foreign key and no purpose leads from the mailbox to newsletter, software or shop':
    'Kein Programmteil, keine Verknüpfung und kein Zweck führt vom Postfach zu Newsletter, Software oder Shop.',
  'who writes by mail and by the form gets no newsletter, and is nobody to it':
    'Wer per E-Mail oder Formular schreibt, erhält keinen Newsletter und ist ihm unbekannt.',
  'every conversation has a basis from its first message on, which is never the consent that is only presumed':
    'Jeder Schriftwechsel hat von der ersten Nachricht an eine Rechtsgrundlage, nie eine bloß vermutete Einwilligung.',
  'consent can be named as the basis, and is marked as weak wherever it is':
    'Einwilligung kann als Grundlage genannt werden und ist überall als schwach gekennzeichnet.',
  'the basis is changed with a reason; the journal says which and when, and never why':
    'Die Grundlage ändert sich nur mit Begründung; das Protokoll sagt, welche und wann, und nie warum.',
  'each year there is a review to be done before its day, and whoever may do it is told before':
    'Jedes Jahr ist vor dem Tag zu prüfen, und wer es darf, erfährt es vorher.',
  'what is found not needed is gone from the mailbox within a month, and taken back until then':
    'Was nicht mehr nötig ist, verschwindet binnen eines Monats aus dem Postfach und lässt sich bis dahin zurückholen.',
  'what nobody reviews is gone a month after its day, after reminders that went out first':
    'Was niemand prüft, ist einen Monat nach seinem Tag gelöscht, nach Erinnerungen, die vorher hinausgingen.',
  'a hold keeps it in the mailbox; when that is closed it is gone at once':
    'Eine Aussetzung hält es im Postfach; endet sie, ist es sofort gelöscht.',
  'a review that keeps names one of the grounds, a reason in words and the next day, or it keeps nothing':
    'Eine Prüfung, die etwas behält, nennt Grundlage, Grund in Worten und den nächsten Termin, oder sie behält nichts.',
  'a visitor subscribes on the website: form, mail, confirmation':
    'Man abonniert auf der Website: Formular, E-Mail, Bestätigung.',
  'an issue is about a topic that the consent names, and comes by e-mail; every other topic is refused':
    'Eine Ausgabe handelt von einem Thema der Einwilligung und kommt per E-Mail; jedes andere Thema wird abgewiesen.',
};
