import { useVisit } from '../../../../../core/web/index.ts';
import type { List } from '../../../policy/options.ts';
import { topicsOf } from '../../../policy/options.ts';
import type { Draft } from '../../campaign.ts';
import { words } from '../words.ts';

/** To whom and about what: only what the consents name can be chosen (S33). */
export function Audience({ lists, draft }: { readonly lists: readonly List[]; readonly draft: Draft }) {
  const { t } = useVisit();
  return (
    <>
      <fieldset class="choice">
        <legend>{t(words.lists)}</legend>
        <div class="choice__options">
          {lists.map(({ name, title }) => (
            <label class="choice__option">
              <input type="checkbox" name="lists" value={name} checked={draft.lists.includes(name)} />
              <span>{t(title)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field">
        <label for="field-topic">{t(words.topic)}</label>
        <p class="field__hint" id="field-topic-hint">
          {t(hint)}
        </p>
        <select id="field-topic" name="topic" aria-describedby="field-topic-hint">
          {topicsOf(lists).map((topic) => (
            <option value={topic.de} selected={topic.de === draft.topic}>
              {t(topic)}
              {lists.length > 1 &&
                ` (${listsWith(lists, topic.de)
                  .map((list) => t(list.title))
                  .join(', ')})`}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

const listsWith = (lists: readonly List[], topic: string): readonly List[] =>
  lists.filter((list) => list.topics.some(({ de }) => de === topic));

const hint = {
  de: 'Nur Themen, in die die Empfänger eingewilligt haben.',
  en: 'Only topics that the recipients have consented to.',
};
