import type { Text } from '../../../../core/policy/index.ts';
import type { StaffDesk, World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { errorPage, seeOther } from '../../../../core/web/index.ts';
import { answering, type Carried, carryOut, type Deed } from '../../request/index.ts';
import { casesPath } from '../list/query.ts';
import { idOf, posted } from '../posted.ts';
import { styles } from '../styles.ts';
import { ConfirmErasure, words as eraseWords } from './erase.tsx';
import type { ShowCase } from './show.ts';
import { caseView } from './view.ts';

const many = ['erasure', 'restriction', 'lifting', 'objection', 'withdrawal'] as const;

/** What is carried out on the person's records; erasure asks once more. */
export function deedRoutes(desk: StaffDesk, world: World, show: ShowCase): void {
  desk.post(`${casesPath}/:id/deed`, 'persons', async (c, member) => {
    const form = await posted(c);
    const id = idOf(c);
    const deed = many.find((one) => one === form.values['deed']);
    if (!id || !deed) return errorPage(c, 404);
    const records = form.all('record');
    if (records.length > 0 && deed === 'erasure' && form.values['confirmed'] !== 'yes') {
      const view = await caseView(desk, world, id, { purpose: answering, now: c.var.now });
      const chosen = view?.held.filter(({ record }) => records.includes(record)) ?? [];
      if (view && chosen.length > 0)
        return desk.page(c, member, { title: eraseWords.title, styles }, <ConfirmErasure {...view} chosen={chosen} />);
    }
    const carried = await transaction(
      world.db,
      (tx) => carryOut(world, tx, id, { deed, records }, member.act, member.account),
      { attempts: 3 },
    );
    if ('became' in carried) return seeOther(c, `${casesPath}/${id}#history`);
    return show(c, member, id, { form: 'deed', errors: { deed: refusals[carried.refused] }, values: form.values });
  });

  desk.post(`${casesPath}/:id/rectification`, 'persons', async (c, member) => {
    const { values } = await posted(c);
    const id = idOf(c);
    const [record = '', field = ''] = (values['field'] ?? '').split(' ');
    if (!id) return errorPage(c, 404);
    const deed: Deed = { deed: 'rectification', record, field, value: values['value']?.trim() ?? '' };
    const carried = await transaction(world.db, (tx) => rectify(world, tx, id, deed, member), { attempts: 3 });
    if (carried === undefined) return seeOther(c, `${casesPath}/${id}#history`);
    return show(c, member, id, { form: 'rectification', errors: { value: refusals[carried] }, values });
  });
}

type Refused = Extract<Carried, { refused: string }>['refused'] | 'value';

/** A value that does not fit is refused before anything is noted; answers why, or nothing. */
async function rectify(
  world: World,
  tx: Parameters<typeof carryOut>[1],
  id: string,
  deed: Extract<Deed, { deed: 'rectification' }>,
  member: { readonly act: Parameters<typeof carryOut>[4]; readonly account: string },
): Promise<Refused | undefined> {
  if (deed.value === '') return 'value';
  const carried = await carryOut(world, tx, id, deed, member.act, member.account);
  if ('refused' in carried) return carried.refused;
  return carried.became.some(({ outcome }) => outcome === 'refused') ? 'value' : undefined;
}

const refusals: Readonly<Record<Refused, Text>> = {
  gone: { de: 'Das ist in diesem Stand nicht mehr möglich.', en: 'This is not possible any more as things stand.' },
  address: {
    de: 'Zu diesem Antrag gehört keine E-Mail-Adresse, unter der sich Daten finden ließen.',
    en: 'There is no e-mail address to this request by which data could be found.',
  },
  records: { de: 'Bitte wählen Sie mindestens ein Datenobjekt.', en: 'Please choose at least one record.' },
  untold: {
    de: 'Die Person muss es vorher erfahren (Art. 18 Abs. 3 DSGVO). Kündigen Sie die Aufhebung erst an; eine E-Mail zählt, sobald der Mailserver sie angenommen hat.',
    en: 'The person must learn of it before (Art. 18(3) GDPR). Announce the lifting first; a mail counts once the mail server has taken it.',
  },
  value: { de: 'Dieser Wert passt nicht zu dem Feld.', en: 'This value does not fit the field.' },
};
