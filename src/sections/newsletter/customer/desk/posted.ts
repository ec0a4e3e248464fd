import { z } from 'zod';
import { languages, type Text } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { readForm, type WebContext } from '../../../../core/web/index.ts';
import type { Offer } from '../../policy.ts';
import { newsletterSettings } from '../../policy.ts';
import type { Entry } from '../record/customer.ts';
import { words } from './words.ts';

/** The fields of each condition: all of them, or none. */
export const fieldsOf = {
  sale: ['sold_on', 'sale', 'sale_evidence'],
  similar: ['similar', 'similar_evidence'],
  unobjected: ['unobjected_evidence'],
  told: ['told_on', 'told_wording', 'told_evidence'],
} as const;

export type Values = Readonly<Record<string, string>>;
export type Wrong = { readonly errors: Readonly<Record<string, Text>>; readonly values: Values };

export type ReadEntry =
  | { readonly ok: true; readonly entry: Entry; readonly values: Values }
  | ({ readonly ok: false } & Wrong);

const line = z.string().trim().max(500).default('');

/** What somebody typed about a customer; of one who is known address and language are. */
export async function readEntry(
  c: WebContext,
  world: World,
  known?: Pick<Entry, 'email' | 'language'>,
): Promise<ReadEntry> {
  const offers = newsletterSettings(world.rules.policy).customers?.offers ?? [];
  const form = await readForm(c, schemaOf(offers, known));
  if (!form.ok) return form;
  const { email, language, ...typed } = form.value;
  const similar = offers.map(({ name }) => name).filter((name) => `offer_${name}` in typed);
  const values: Values = { ...stringsOf(typed), similar: similar.join(' ') };
  const read = conditionsFrom(values, world.rules.policy.timeZone);
  const kept = { ...values, email, language };
  if ('errors' in read) return { ok: false, errors: read.errors, values: kept };
  return { ok: true, entry: { email, language, origin: 'staff', ...read }, values: kept };
}

const schemaOf = (offers: readonly Offer[], known: Pick<Entry, 'email' | 'language'> | undefined) =>
  z.object({
    email: known ? z.literal(known.email).default(known.email) : z.string().trim().min(3).max(254),
    language: z.enum(languages).default(known?.language ?? 'de'),
    sold_on: line,
    sale: line,
    sale_evidence: line,
    similar_evidence: line,
    unobjected_evidence: line,
    told_on: line,
    told_wording: z.string().trim().max(5000).default(''),
    told_evidence: line,
    ...Object.fromEntries(offers.map(({ name }) => [`offer_${name}`, z.string().optional()])),
  });

const stringsOf = (typed: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(Object.entries(typed).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

type Conditions = Omit<Entry, 'email' | 'language' | 'origin'>;

/** A condition that is filled in halfway is asked about; one that is not filled in is not there. */
export function conditionsFrom(
  values: Values,
  timeZone: string,
): Conditions | { readonly errors: Readonly<Record<string, Text>> } {
  const errors: Record<string, Text> = {};
  const value = (field: string) => values[field]?.trim() ?? '';
  const isGiven = (condition: keyof typeof fieldsOf): boolean => {
    const lacking = fieldsOf[condition].filter((field) => value(field) === '');
    const some = lacking.length < fieldsOf[condition].length;
    if (some) for (const field of lacking) errors[field] = words.together;
    return some && lacking.length === 0;
  };
  const day = (field: string): Temporal.Instant | undefined => {
    const read = startOfDay(value(field), timeZone);
    if (!read) errors[field] = { de: 'Das ist kein Tag.', en: 'That is no day.' };
    return read;
  };
  const [sale, told] = [isGiven('sale'), isGiven('told')];
  const [soldAt, toldAt] = [sale ? day('sold_on') : undefined, told ? day('told_on') : undefined];
  const conditions: Conditions = {
    ...(soldAt && { sale: { soldAt, what: value('sale'), evidence: value('sale_evidence') } }),
    ...(isGiven('similar') && {
      similar: { offers: value('similar').split(/[\s,+]+/), evidence: value('similar_evidence') },
    }),
    ...(isGiven('unobjected') && { unobjected: { evidence: value('unobjected_evidence') } }),
    ...(toldAt && { told: { at: toldAt, wording: value('told_wording'), evidence: value('told_evidence') } }),
  };
  return Object.keys(errors).length > 0 ? { errors } : conditions;
}

/** "2026-11-23", or "23.11.2026" as German tables have it; the day begins in the operator's zone. */
function startOfDay(text: string, timeZone: string): Temporal.Instant | undefined {
  const iso = text.replace(
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/,
    (_all, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
  try {
    return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toZonedDateTime(timeZone).toInstant();
  } catch {
    return undefined;
  }
}
