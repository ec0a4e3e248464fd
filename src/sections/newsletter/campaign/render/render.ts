import type { Language } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { preferencesPath } from '../../link.ts';
import { listNamed } from '../../policy.ts';
import type { Draft } from '../campaign.ts';
import { bodyHtml } from './body.ts';
import { compiledFrame } from './compiled-frame.ts';
import { type MergeField, slotted } from './fields.ts';
import { footer, places } from './footer.ts';
import { escaped } from './html.ts';
import { textPart } from './text-part.ts';

/** An issue made once for all its recipients: what differs from mail to mail stands as a slot, `{{name}}`. */
export interface Rendered {
  readonly ground: Ground;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly slots: readonly string[];
  /** The fields behind the slots `field-N`. */
  readonly fields: ReadonlyMap<string, MergeField>;
  /** What the lists of the issue are called, in quotation marks, by their names. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Why somebody is mailed: they consented, or the law permits it (S34). */
export type Ground = 'consent' | 'customer';

/** What one recipient's mail has in its slots. */
export interface Personal {
  readonly email: string;
  /** The day of the confirmation in words; of the sale, where the law permits the mail. */
  readonly confirmed: string;
  readonly unsubscribe: string;
  /** The list by which they get it; left out where it is shown to nobody in particular. */
  readonly list?: string;
}

export function render(world: World, draft: Draft, ground: Ground = 'consent'): Rendered {
  const { text, fields } = slotted(draft.body);
  const body = bodyHtml({ body: text, format: draft.format });
  const subject = draft.subject.trim();
  const below = footer(world, draft.language, ground === 'customer' ? ground : 'list', places);
  return {
    language: draft.language,
    subject,
    text: `${textPart(body)}\n\n${below.text}\n`,
    ground,
    html: framed({
      language: draft.language,
      subject: escaped(subject),
      preheader: escaped(draft.preheader.trim()),
      sender: escaped(world.rules.policy.controller.name),
      body,
      footer: below.html,
    }),
    slots: [...Object.keys(places), ...fields.keys()],
    fields,
    titles: titlesOf(world, draft),
  };
}

/** Every place is filled at once, so that nothing which stands in one is taken for another. */
const framed = (places: Readonly<Record<string, string>>): string =>
  compiledFrame.replace(/\[\[([a-z]+)\]\]/g, (all, name: string) => places[name] ?? all);

/** The values of all slots for one recipient, as they are; they are escaped where they enter HTML. */
export function slotValues(
  { fields, ground, titles, language }: Pick<Rendered, 'fields' | 'ground' | 'titles' | 'language'>,
  { list, ...personal }: Personal,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {
    ...personal,
    listed: (list === undefined ? undefined : titles.get(list)) ?? anyOf(titles, language),
    preferences: preferencesPath(personal.unsubscribe),
  };
  for (const [key, { name, fallback }] of fields) values[key] = valueOf(name, ground, personal) || fallback;
  return values;
}

const titlesOf = ({ rules }: World, { lists, language }: Draft): ReadonlyMap<string, string> =>
  new Map(
    lists.map((name) => {
      const title = listNamed(rules.policy, name)?.title[language] ?? name;
      return [name, language === 'de' ? `„${title}“` : `“${title}”`];
    }),
  );

/** A preview is of nobody's list: one of them it is. */
const anyOf = (titles: ReadonlyMap<string, string>, language: Language): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(titles.values());

/** A customer has confirmed nothing. */
const valueOf = (name: string, ground: Ground, { email, confirmed }: Personal): string =>
  name === 'email' ? email : name === 'confirmed' && ground === 'consent' ? confirmed : '';

/** Both parts with their slots filled: for previews, tests and the trial mailbox. */
export function filled(
  { text, html }: Pick<Rendered, 'text' | 'html'>,
  values: Readonly<Record<string, string>>,
): { readonly text: string; readonly html: string } {
  const fill = (part: string, write: (value: string) => string) =>
    part.replace(/\{\{([\w-]+)\}\}/g, (all, name: string) => {
      const value = values[name];
      return value === undefined ? all : write(value);
    });
  return { text: fill(text, (value) => value), html: fill(html, escaped) };
}
