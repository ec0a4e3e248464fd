import {
  after,
  type DataClass,
  erased,
  erasureDemanded,
  legitimateInterest,
  type Passage,
  periodInWords,
} from '../../../core/policy/index.ts';
import type { NewsletterOptions } from './options.ts';

/** A mail that came back, remembered so that an address that is gone is known by the next ones. */
export function bounceClass({ bounces, recipients }: NewsletterOptions): DataClass {
  return {
    name: 'newsletter.bounce',
    title: { de: 'Unzustellbare Newsletter', en: 'Newsletters that came back' },
    persons,
    basis,
    data: [
      {
        name: 'bounce',
        title: { de: 'Wann und warum eine Ausgabe zurückkam', en: 'When and why an issue came back' },
      },
    ],
    purposes: [
      {
        name: 'newsletter.bounce',
        title: {
          de: 'Adressen erkennen, die es nicht mehr gibt',
          en: 'Find addresses that do not exist any more',
        },
      },
    ],
    source,
    provision,
    recipients,
    lifecycle: {
      first: 'kept',
      stages: {
        kept: {
          title: { de: 'aufbewahrt', en: 'kept' },
          purposes: ['newsletter.bounce'],
          on: { [erasureDemanded]: erased },
          after: after(bounces.kept, { to: erased, rule: 'newsletter.bounce' }),
        },
      },
    },
  };
}

/** A report that no program understood, until staff have read it. */
export function reportClass({ bounces, recipients }: NewsletterOptions): DataClass {
  return {
    name: 'newsletter.report',
    title: { de: 'Ungeklärte Rückläufer', en: 'Unclear returns' },
    persons,
    basis,
    data: [{ name: 'report', title: { de: 'Text des Rückläufers', en: 'Text of what came back' } }],
    purposes: [
      {
        name: 'newsletter.report',
        title: { de: 'Rückläufer von Hand lesen', en: 'Read by hand what came back' },
      },
    ],
    source,
    provision,
    recipients,
    lifecycle: {
      first: 'waiting',
      events: { read: { de: 'Erledigung', en: 'dealing with it' } },
      stages: {
        waiting: {
          title: { de: 'wartet', en: 'waiting' },
          purposes: ['newsletter.report'],
          on: { read: erased, [erasureDemanded]: erased },
          after: after(bounces.queue, { to: erased, rule: 'newsletter.report' }),
        },
      },
    },
  };
}

const persons = { de: 'Abonnentinnen und Abonnenten', en: 'Subscribers' };
const source = { de: 'aus den Berichten der Mailserver', en: 'from the reports of mail servers' };
const provision = { de: 'entsteht, wenn ein Newsletter zurückkommt', en: 'comes when a newsletter comes back' };

const basis = legitimateInterest({
  de: 'niemandem zu schreiben, dessen Adresse es nicht mehr gibt oder der unsere Mails nicht will',
  en: 'not to write to an address that is gone, nor to anybody who does not want our mails',
});

/** What is said about bounces and complaints in the notice. */
export const bouncePassage = ({ bounces }: NewsletterOptions): Passage => ({
  promises: [],
  heading: { de: 'Unzustellbare Mails und Beschwerden', en: 'Undeliverable mails and complaints' },
  beside: 'newsletter.bounce',
  text: {
    de: `Meldet ein Mailserver, dass es Ihre Adresse nicht gibt, schreiben wir ihr ${periodInWords(bounces.rest, 'de')} lang nicht; kommt das ${bounces.hardInARow}-mal in Folge vor, endet das Abonnement. Es endet auch, wenn ${bounces.softInARow} Ausgaben in Folge aus anderen Gründen nicht zugestellt werden können. Melden Sie unsere Mail Ihrem Anbieter als Spam und leitet er das weiter, gilt es als Widerspruch: Das Abonnement endet sofort. Dass eine Ausgabe zurückkam, löschen wir nach höchstens ${periodInWords(bounces.kept.period, 'de', { case: 'dative' })}; den Bericht selbst sofort, oder, wenn ein Mensch ihn lesen muss, nach höchstens ${periodInWords(bounces.queue.period, 'de', { case: 'dative' })}.`,
    en: `When a mail server reports that your address does not exist, we do not write to it for ${periodInWords(bounces.rest, 'en')}; after ${bounces.hardInARow} times in a row the subscription ends. It also ends when ${bounces.softInARow} issues in a row cannot be delivered for other reasons. If you mark our mail as spam and your provider tells us, we take it as an objection: the subscription ends at once. That an issue came back we erase after ${periodInWords(bounces.kept.period, 'en')} at the most; the report itself at once or, where a human has to read it, after ${periodInWords(bounces.queue.period, 'en')} at the most.`,
  },
});
