import { useVisit } from '../../../../../core/web/index.ts';
import type { Offer } from '../../../policy/customer/index.ts';
import type { List } from '../../../policy/options.ts';
import { topicsOf } from '../../../policy/options.ts';
import type { Draft } from '../../campaign.ts';
import { words } from '../words.ts';

interface Props {
  readonly lists: readonly List[];
  /** Kinds of own offers that may be advertised to customers; none where the policy does not use the permission (S43). */
  readonly offers: readonly Offer[];
  readonly draft: Draft;
}

/** To whom and about what: only what the consents name can be chosen (S33). */
export function Audience({ lists, offers, draft }: Props) {
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
      {offers.length > 0 && (
        <fieldset class="choice">
          <legend>{t(customers)}</legend>
          <p class="field__hint">{t(customersHint)}</p>
          <div class="choice__options">
            {offers.map(({ name, title }) => (
              <label class="choice__option">
                <input type="checkbox" name="offers" value={name} checked={draft.offers?.includes(name)} />
                <span>{t(title)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
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

const customers = { de: 'Auch an Bestandskunden, als Werbung für', en: 'To existing customers too, advertising' };

const customersHint = {
  de: 'Ohne Einwilligung, nach § 7 Abs. 3 UWG: Kreuzen Sie alles an, wofür die Ausgabe wirbt. Sie geht nur an Kunden, bei denen das dem Gekauften ähnlich ist und alle vier Voraussetzungen belegt sind.',
  en: 'Without consent, by section 7(3) UWG: tick everything that the issue advertises. It goes only to customers for whom that is similar to what they bought, with all four conditions evidenced.',
};

const hint = {
  de: 'Nur Themen, in die die Empfänger eingewilligt haben.',
  en: 'Only topics that the recipients have consented to.',
};
