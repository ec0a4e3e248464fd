import type { Text } from '../../../../core/policy/index.ts';

/** What each operation does, by its id: in English in the description for programs, in both on the page. */
export const summaries = {
  subscribe: {
    de: 'Reicht eine Anmeldung ein. Die Person erhält dieselbe Bestätigungsmail wie vom Formular und ist erst abonniert, wenn sie selbst bestätigt. Die Antwort ist für jede Adresse dieselbe.',
    en: 'Submits a sign-up. The person gets the same confirmation mail as from the form and is subscribed only once they confirm it themselves. The answer is the same for every address.',
  },
  lookUp: {
    de: 'Sagt, wie es um eine Adresse steht. Sie steht im Rumpf der Anfrage, damit keine Adresszeile und kein Protokoll sie festhält; dass nachgesehen wurde, steht im Protokoll des Datenobjekts.',
    en: 'Says how an address stands. It stands in the body of the request, so that no address line and no log keeps it; that it was looked up stands in the journal of the record.',
  },
  withdraw: {
    de: 'Hält einen Widerruf fest, der auf anderem Weg kam. Er wirkt sofort, für die genannte Liste oder für alle, die der Schlüssel erreicht. Mit der Anmeldung endet auch die Werbung an Bestandskunden.',
    en: 'Records a withdrawal that came by other means. It takes effect at once, for the list that is named or for all that the token reaches. With a subscription, advertising to customers ends too.',
  },
  enterCustomer: {
    de: 'Trägt jemanden, der gekauft hat, als Bestandskunden ein, mit dem Beleg jeder der vier Voraussetzungen des § 7 Abs. 3 UWG. Solange eine fehlt, geht keine Werbung hinaus. Ein weiterer Kauf ergänzt den Eintrag.',
    en: 'Enters somebody who bought as a customer, with the evidence of each of the four conditions of section 7(3) UWG. While one is missing no advertising leaves. A further sale adds to the entry.',
  },
  campaigns: { de: 'Nennt alle Ausgaben, die neueste zuerst.', en: 'Lists all issues, the newest first.' },
  campaign: {
    de: 'Zeigt eine Ausgabe mit ihrem Text und ihren Zahlen.',
    en: 'Shows an issue with its text and its figures.',
  },
  draft: {
    de: 'Legt einen Entwurf an. Prüfen, freigeben und versenden können ihn nur Menschen im internen Bereich.',
    en: 'Makes a draft. Only people in the staff area can check, approve and send it.',
  },
  send: {
    de: 'Sendet eine Mitteilung, die die Datenschutzerklärung vorsieht, an jemanden, der abonniert ist.',
    en: 'Sends a message that the policy declares to somebody who is subscribed.',
  },
  exportStatistics: { de: 'Gibt Zahlen aus; sie nennen niemanden.', en: 'Exports figures; they name nobody.' },
  exportPersons: {
    de: 'Gibt Abonnentinnen und Abonnenten oder Nachweise einer Liste aus. Der Grund steht für jedes Datenobjekt im Protokoll.',
    en: 'Exports subscribers or proofs of a list. The reason stands in the journal for every record.',
  },
} as const satisfies Record<string, Text>;

export type OperationId = keyof typeof summaries;
