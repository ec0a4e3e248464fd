import { classNamed, dateInWords, lastDayBefore, stageNamed } from '../../../../core/policy/index.ts';
import type { StoredRecord } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { page, type WebContext } from '../../../../core/web/index.ts';
import { noLink } from '../../routes/no-link.tsx';
import { customerClass } from '../record/customer.ts';
import { customerByRecord } from '../record/queries.ts';
import { ObjectedPage, ObjectionPage, words } from './page.tsx';

/** The page behind the link in advertising to a customer. It shows no address: the mail may have been forwarded. */
export async function showObjection(c: WebContext, world: World, record: StoredRecord): Promise<Response> {
  const customer = await customerByRecord(world.db, record.id);
  if (!customer) return noLink(c, world);
  const { policy, calendar } = world.rules;
  const { language } = c.var;
  if (record.stage !== 'objected') {
    const sold = customer.sold_at ? dateInWords(customer.sold_at, language, calendar) : undefined;
    return page(c, { ...secret, title: words.object }, <ObjectionPage path={c.var.path} sold={sold} />);
  }
  const because = stageNamed(classNamed(policy, customerClass), 'objected').refusesErasure?.because;
  const props = {
    enteredAt: customer.entered_at,
    soldAt: customer.sold_at,
    endedAt: customer.ended_at,
    lastDay: record.gone_by ? dateInWords(lastDayBefore(record.gone_by, calendar), language, calendar) : undefined,
    because: because?.[language],
  };
  return page(c, { ...secret, title: words.objected }, <ObjectedPage {...props} />);
}

const secret = { robots: 'noindex', referrer: 'no-referrer' } as const;
