import {
  after,
  contract,
  type DataClass,
  earliestOf,
  erased,
  erasureDemanded,
  legalDuty,
  legitimateInterest,
  objected,
  restriction,
  restrictionDemanded,
  type Stage,
  since,
} from '../../../core/policy/index.ts';
import type { ContactOptions } from './options.ts';

/** Somebody emptied the mailbox by hand: nothing is left that a record could stand for. */
const vanished = 'vanished';
/** A message showed that it is one with another: everything of it hangs from that one now. */
const joined = 'joined';
/** What ends a record of every stage, without anything being decided about what was written. */
const ending = { [vanished]: erased, [joined]: erased };
const withEnding = (stage: Stage): Stage => ({ ...stage, on: { ...stage.on, ...ending } });

const retention = legalDuty(
  { de: 'Aufbewahrung von Handels- und Geschäftsbriefen', en: 'retention of commercial letters' },
  { de: '§ 257 HGB, § 147 AO', en: 'section 257 HGB, section 147 AO' },
);

/** A conversation: looked at again after each period, since every new message and every positive review begin it anew. */
export const conversation = (options: ContactOptions): DataClass => ({
  name: 'contact.conversation',
  title: { de: 'Schriftwechsel', en: 'Conversation' },
  persons: { de: 'Menschen, die uns schreiben', en: 'People who write to us' },
  data: [
    { name: 'email', title: { de: 'E-Mail-Adresse', en: 'E-mail address' } },
    { name: 'name', title: { de: 'Name, soweit angegeben', en: 'Name, where given' } },
    { name: 'subject', title: { de: 'Betreff', en: 'Subject' } },
    { name: 'message', title: { de: 'Nachrichten und Anhänge', en: 'Messages and attachments' } },
    { name: 'note', title: { de: 'Vermerke zur Bearbeitung und Prüfung', en: 'Notes on handling and review' } },
  ],
  // Q11: a presumed consent is none; it is honoured where withdrawn, and never the ground to rely on.
  basis: legitimateInterest(
    { de: 'Anfragen zu beantworten', en: 'answering enquiries' },
    {
      de: 'Art. 6 Abs. 1 Buchst. b DSGVO bei Anfragen zu einem Vertrag',
      en: 'Art. 6(1)(b) GDPR for enquiries about a contract',
    },
    {
      de: 'Art. 6 Abs. 1 Buchst. a DSGVO, soweit Sie eingewilligt haben',
      en: 'Art. 6(1)(a) GDPR where you have consented',
    },
  ),
  purposes: [
    { name: 'contact.answer', title: { de: 'Ihre Anfrage beantworten', en: 'Answering your enquiry' } },
    {
      name: 'contact.deal',
      title: { de: 'Einen Vertrag anbahnen und erfüllen', en: 'Preparing and performing a contract' },
      basis: contract(),
    },
    {
      name: 'contact.review',
      title: {
        de: 'Prüfen, ob der Schriftwechsel noch nötig ist',
        en: 'Reviewing whether the conversation is still needed',
      },
    },
    {
      name: 'contact.retention',
      title: { de: 'Handelsbriefe aufbewahren', en: 'Keeping commercial letters' },
      basis: retention,
    },
  ],
  source: { de: 'von Ihnen selbst', en: 'you yourself' },
  provision: {
    de: 'freiwillig; ohne eine Adresse können wir nicht antworten',
    en: 'voluntary; without an address we cannot answer',
  },
  recipients: options.recipients.map((r) => r.name),
  withdrawal: {
    event: 'withdrawn',
    how: { de: 'formlos an die verantwortliche Stelle', en: 'informally, to the controller' },
  },
  lifecycle: {
    first: 'current',
    facts: {
      lastMessage: { de: 'der letzten Nachricht', en: 'the last message' },
      'current.since': { de: 'der letzten Nachricht oder Prüfung', en: 'the last message or review' },
      'letter.since': { de: 'der letzten Nachricht', en: 'the last message' },
      'deal.since': { de: 'der letzten Nachricht oder Prüfung', en: 'the last message or review' },
    },
    events: {
      messageArrived: { de: 'Eingang einer neuen Nachricht', en: 'arrival of a new message' },
      becameDeal: { de: 'Zuordnung zu einem Geschäft', en: 'assignment to a business matter' },
      needed: { de: 'Feststellung weiteren Bedarfs', en: 'finding that it is still needed' },
      joined: { de: 'Zusammenführung mit einem anderen Schriftwechsel', en: 'joining with another conversation' },
      groundless: { de: 'Feststellung, dass kein anderer Grund besteht', en: 'finding that no other ground stands' },
      notNeeded: { de: 'Feststellung, dass kein Bedarf mehr besteht', en: 'finding that it is no longer needed' },
    },
    stages: stages(options),
  },
});

const stages = ({ reviewEvery, eraseWithin, letters }: ContactOptions): DataClass['lifecycle']['stages'] => ({
  current: {
    title: { de: 'in Bearbeitung', en: 'current' },
    purposes: ['contact.answer', 'contact.review'],
    on: {
      messageArrived: 'current',
      needed: 'current',
      becameDeal: 'deal',
      notNeeded: 'unneeded',
      withdrawn: 'unneeded',
      [objected]: 'restricted',
      [restrictionDemanded]: 'restricted',
      [erasureDemanded]: erased,
      ...ending,
    },
    after: after(reviewEvery, { to: 'review', rule: 'S29' }),
  },
  // Fail closed: what nobody looks at is treated as not needed.
  review: {
    title: { de: 'zu prüfen', en: 'to be reviewed' },
    purposes: ['contact.answer', 'contact.review'],
    on: {
      messageArrived: 'current',
      needed: 'current',
      becameDeal: 'deal',
      notNeeded: 'unneeded',
      withdrawn: 'unneeded',
      [objected]: 'restricted',
      [restrictionDemanded]: 'restricted',
      [erasureDemanded]: erased,
      ...ending,
    },
    after: after(eraseWithin, { to: erased, rule: 'S30' }),
  },
  unneeded: {
    title: { de: 'nicht mehr nötig', en: 'no longer needed' },
    purposes: [],
    on: {
      messageArrived: 'current',
      needed: 'current',
      groundless: erased,
      [erasureDemanded]: erased,
      ...ending,
    },
    after: after(eraseWithin, { to: erased, rule: 'S30' }),
  },
  deal: {
    title: { de: 'Geschäftsvorgang', en: 'business matter' },
    purposes: ['contact.answer', 'contact.deal', 'contact.review'],
    on: {
      messageArrived: 'deal',
      needed: 'deal',
      notNeeded: 'letter',
      withdrawn: 'letter',
      [erasureDemanded]: 'letter',
      [restrictionDemanded]: 'restricted-deal',
      ...ending,
    },
    after: after(reviewEvery, { to: 'letter', rule: 'S29' }),
  },
  letter: {
    title: { de: 'Handelsbrief', en: 'commercial letter' },
    kind: 'blocked',
    purposes: ['contact.retention'],
    on: { messageArrived: 'deal', ...ending },
    after: earliestOf(
      [
        [letters, 'lastMessage'],
        [letters, since],
      ],
      { to: erased, rule: 'S88' },
    ),
    refusesErasure: {
      article: 'Art. 17(3)(b)',
      because: {
        de: 'Handels- und Geschäftsbriefe müssen wir kraft Gesetzes aufbewahren (§ 257 HGB, § 147 AO). Bis dahin sind sie gesperrt.',
        en: 'The law obliges us to keep commercial letters (section 257 HGB, section 147 AO). Until then they are blocked.',
      },
    },
  },
  restricted: withEnding(restriction()),
  'restricted-deal': {
    ...withEnding(restriction('letter')),
    title: { de: 'eingeschränkter Geschäftsvorgang', en: 'restricted business matter' },
  },
});
