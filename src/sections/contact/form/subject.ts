import type { Text } from '../../../core/policy/index.ts';
import type { Opened } from '../../../core/records/index.ts';
import type { Field } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import type { Letter } from './letter.ts';
import { mailColumn, messageOf } from './queries.ts';

/** A message of the form as its writer reads it, while it waits; afterwards only that it was counted (Art. 15 GDPR). */
export async function formFields(tx: Queries, opened: Opened): Promise<readonly Field[]> {
  const found = await messageOf(tx, opened.id);
  if (!found) return [];
  const letter = JSON.parse(opened.text(mailColumn, found.mail)) as Letter;
  return (['name', 'email', 'subject', 'message'] as const)
    .filter((name) => letter[name] !== '')
    .map((name) => ({ name, title: titles[name], value: letter[name] }));
}

const titles: Readonly<Record<keyof Letter, Text>> = {
  name: { de: 'Name', en: 'Name' },
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  subject: { de: 'Betreff', en: 'Subject' },
  message: { de: 'Nachricht', en: 'Message' },
};
