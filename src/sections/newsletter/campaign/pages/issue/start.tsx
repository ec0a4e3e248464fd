import { periodInWords } from '../../../../../core/policy/index.ts';
import type { StaffDesk } from '../../../../../core/section/index.ts';
import { Button, Pairs, useVisit } from '../../../../../core/web/index.ts';
import type { List } from '../../../policy/options.ts';
import type { Campaign } from '../../campaign.ts';
import { words } from '../words.ts';
import { type Period, periodText } from './period.ts';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly campaign: Campaign;
  readonly subject: string;
  readonly sender: string;
  readonly lists: readonly { readonly list: List; readonly members: number }[];
  readonly audience: number;
  /** How many of them are mailed as customers, by law alone. */
  readonly customers: number;
  readonly grace: Period;
  /** So long without a mail, and a confirmed address is not mailed any more. */
  readonly lapse: Temporal.Duration;
}

/** The last question before an issue leaves: who gets it, what it is about, and until when it can be taken back. */
export function Start({ Form, campaign, subject, sender, lists, audience, customers, grace, lapse }: Props) {
  const { t, to, language } = useVisit();
  const number = new Intl.NumberFormat(language);
  const topic = lists.flatMap(({ list }) => list.topics).find(({ de }) => de === campaign.topic) ?? campaign.topic;
  return (
    <>
      <Pairs
        items={[
          [t(words.subject), <strong>{subject}</strong>],
          [t(words.topic), <strong>{t(topic)}</strong>],
          [t(own.sender), sender],
          [
            t(words.lists),
            lists
              .map(({ list, members }) => `${t(list.title)} (${number.format(members)} ${t(own.confirmed)})`)
              .join(', '),
          ],
          ...(campaign.offers.length > 0 ? [[t(own.customers), number.format(customers)] as const] : []),
          [t(words.size), <strong>{number.format(audience)}</strong>],
        ]}
      />
      <p>{t(own.once)}</p>
      {lists.reduce((sum, { members }) => sum + members, customers) > audience && (
        <p>
          {language === 'de'
            ? `Deshalb sind es weniger als bestätigt: Nicht dabei ist auch, wer ${periodInWords(lapse, 'de')} lang keine E-Mail mehr erhielt oder wessen Adresse nach einem Rückläufer ruht.`
            : `So they are fewer than confirmed: nor does it go to anybody who has had no mail for ${periodInWords(lapse, 'en')}, or whose address rests after a mail came back.`}
        </p>
      )}
      <p>{periodText(grace, language)}</p>
      <Form action={`/staff/campaigns/${campaign.id}/start`}>
        <input type="hidden" name="version" value={campaign.version} />
        <Button>
          {language === 'de'
            ? `An ${number.format(audience)} Empfänger versenden`
            : `Send to ${number.format(audience)} recipients`}
        </Button>
      </Form>
      <p>
        <a href={to(`/staff/campaigns/${campaign.id}`)}>{t(words.cancel)}</a>
      </p>
    </>
  );
}

const own = {
  sender: { de: 'Absender', en: 'Sender' },
  confirmed: { de: 'bestätigt', en: 'confirmed' },
  customers: { de: 'Bestandskunden (§ 7 Abs. 3 UWG)', en: 'Existing customers (section 7(3) UWG)' },
  once: {
    de: 'Wer auf mehreren Listen steht, bekommt eine E-Mail. Vor jeder einzelnen wird die Einwilligung oder die gesetzliche Erlaubnis noch einmal geprüft.',
    en: 'Who is on several lists gets one mail. Before each one the consent, or the permission by law, is checked once more.',
  },
} as const;
