import { inWords, type Passage, type PromiseOf } from '../../../core/policy/index.ts';
import { formPassage } from './form.ts';
import type { ContactOptions } from './options.ts';

export const promises: readonly PromiseOf[] = [
  { id: 'S23', title: { de: 'Kontakt per E-Mail', en: 'Contact by e-mail' } },
  { id: 'S24', title: { de: 'Allein für den Zweck Ihrer Nachricht', en: 'For the purpose of your message alone' } },
  { id: 'S25', title: { de: 'Einverständnis mit der Bearbeitung', en: 'Agreement with the handling' } },
  { id: 'S26', title: { de: 'Einwilligung als Rechtsgrundlage', en: 'Consent as a legal basis' } },
  { id: 'S27', title: { de: 'Diese Einwilligung ist widerruflich', en: 'This consent can be withdrawn' } },
  { id: 'S28', title: { de: 'Vertrag oder berechtigtes Interesse', en: 'Contract or legitimate interest' } },
  { id: 'S29', title: { de: 'Jährliche Prüfung', en: 'Yearly review' } },
  { id: 'S30', title: { de: 'Nicht mehr Nötiges wird gelöscht', en: 'What is no longer needed is erased' } },
  { id: 'S31', title: { de: 'Geprüft wird nach den Rechtsgrundlagen', en: 'The review looks at the legal bases' } },
];

/** Contact's part of the notice. */
export const passages = (options: ContactOptions): readonly Passage[] => [
  writing(options),
  formPassage(options),
  grounds,
  withdrawal,
  review(options),
  letters(options),
];

const writing = ({ address }: ContactOptions): Passage => ({
  promises: ['S23', 'S24'],
  text: {
    de: `Sie können uns unter ${address} oder über das Kontaktformular schreiben. Was Sie uns dabei mitteilen, verwenden wir ausschließlich für den Zweck, zu dem Sie es uns mitteilen. Ihre Adresse gelangt dadurch weder in den Newsletter noch in irgendeine Werbung.`,
    en: `You can write to us at ${address} or by the contact form. What you tell us is used exclusively for the purpose for which you tell it. Your address does not thereby enter the newsletter or any advertising.`,
  },
});

const grounds: Passage = {
  promises: ['S25', 'S26', 'S28'],
  heading: { de: 'Rechtsgrundlage', en: 'Legal basis' },
  text: {
    de: 'Wer uns schreibt, ist nach unserem Verständnis damit einverstanden, dass wir die Nachricht bearbeiten; soweit darin eine Einwilligung liegt, ist sie die Grundlage (Art. 6 Abs. 1 Buchst. a DSGVO). Wir stützen uns darauf nicht allein: Betrifft Ihre Anfrage einen Vertrag oder dessen Anbahnung, gilt Art. 6 Abs. 1 Buchst. b DSGVO, sonst unser berechtigtes Interesse, Ihnen zu antworten (Buchst. f).',
    en: 'Whoever writes to us agrees, as we understand it, that we handle the message; as far as this is consent, it is the basis (Art. 6(1)(a) GDPR). We do not rely on it alone: where your enquiry concerns a contract or steps towards one, Art. 6(1)(b) GDPR applies, otherwise our legitimate interest in answering you (point f).',
  },
};

const withdrawal: Passage = {
  promises: ['S27'],
  text: {
    de: 'Sie können diese Einwilligung jederzeit widerrufen; eine formlose Nachricht genügt. Wir bearbeiten den Vorgang dann nicht weiter und löschen ihn, sofern wir nicht eine andere der hier genannten Grundlagen dafür festgestellt und begründet haben, etwa einen Vertrag oder ein Gesetz. Was bis zum Widerruf geschehen ist, bleibt rechtmäßig.',
    en: 'You can withdraw this consent at any time; an informal message is enough. We then stop handling the matter and erase it, unless we have established another of the bases named here for it and given the reason, such as a contract or a law. What was done before the withdrawal remains lawful.',
  },
};

const review = ({ reviewEvery, eraseWithin }: ContactOptions): Passage => ({
  promises: ['S29', 'S30', 'S31'],
  heading: { de: 'Prüfung und Löschung', en: 'Review and erasure' },
  beside: 'contact.conversation',
  text: {
    de: `Ob ein Schriftwechsel noch erforderlich ist, prüfen wir regelmäßig, spätestens ${inWords(reviewEvery).de} nach der letzten Nachricht und danach jeweils wieder innerhalb von ${inWords(reviewEvery).dative}. Maßstab sind die genannten Rechtsgrundlagen: Wer ihn behalten will, muss eine davon angeben und begründen. Was nicht mehr erforderlich ist, löschen wir innerhalb von ${inWords(eraseWithin).dative} nach der Prüfung. Bleibt eine Prüfung aus, gilt der Schriftwechsel als nicht mehr erforderlich und wird in derselben Zeit gelöscht.`,
    en: `We review at regular intervals whether a conversation is still needed: no later than ${inWords(reviewEvery).en} after the last message, and again within ${inWords(reviewEvery).en} each time after that. The measure is the legal bases named above: whoever wants to keep it must name one of them and give the reason. What is no longer needed is erased within ${inWords(eraseWithin).en} of the review. If a review does not take place, the conversation counts as no longer needed and is erased within the same time.`,
  },
});

const letters = ({ letters: keep }: ContactOptions): Passage => ({
  promises: ['S86', 'S88'],
  text: {
    de: `Gehört ein Schriftwechsel zu einem Geschäft, ist er ein Handelsbrief. Nach Abschluss des Vorgangs sperren wir ihn und bewahren ihn bis zum Ende des Kalenderjahres auf, in dem ${inWords(keep).de} vergangen sind (§ 257 HGB, § 147 AO); dann wird er gelöscht.`,
    en: `A conversation that belongs to a business transaction is a commercial letter. When the matter is closed we block it and keep it until the end of the calendar year in which ${inWords(keep).en} have passed (section 257 HGB, section 147 AO); then it is erased.`,
  },
});
