import type { PropsWithChildren } from 'hono/jsx';
import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Choice, Field, Message, useVisit } from '../../../../core/web/index.ts';
import type { Offer } from '../../policy.ts';
import { type Condition, conditions } from '../record/customer.ts';
import type { Wrong } from './posted.ts';
import { conditionWords, words } from './words.ts';

interface Props extends Partial<Wrong> {
  readonly Form: StaffDesk['Form'];
  readonly action: `/${string}`;
  readonly offers: readonly Offer[];
  /** What a form that collects addresses should show; whoever enters a customer says what was shown. */
  readonly notice: string;
  /** The conditions that are asked for; all of them where it is left out. */
  readonly only?: readonly Condition[];
  /** Where it is known already, it is not asked for. */
  readonly email?: string;
  readonly submit?: string;
}

/** A customer with the four conditions, each with its evidence. */
export function CustomerForm({ Form, action, only = conditions, errors = {}, values = {}, submit, ...props }: Props) {
  const { t } = useVisit();
  const field = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <>
      {Object.keys(errors).length > 0 && (
        <Message kind="wrong" title={t(words.wrong)}>
          {errors['form'] && <p>{t(errors['form'])}</p>}
        </Message>
      )}
      <Form action={action}>
        {props.email === undefined ? (
          <>
            <Field {...field('email')} type="email" label={words.address} required maxlength={254} autocomplete="off" />
            <Choice
              name="language"
              legend={words.language}
              chosen={values['language'] ?? 'de'}
              options={[
                { value: 'de', label: words.german },
                { value: 'en', label: words.english },
              ]}
            />
          </>
        ) : null}
        {only.includes('sale') && (
          <Part condition="sale">
            <Field {...field('sold_on')} type="date" label={words.soldOn} />
            <Field {...field('sale')} label={words.sale} hint={words.saleHint} maxlength={500} />
            <Field
              {...field('sale_evidence')}
              label={words.saleEvidence}
              hint={words.saleEvidenceHint}
              maxlength={500}
            />
          </Part>
        )}
        {only.includes('similar') && (
          <Part condition="similar">
            <Offers offers={props.offers} chosen={values['similar'] ?? ''} isWrong={errors['similar'] !== undefined} />
            <Field {...field('similar_evidence')} label={words.similarEvidence} maxlength={500} />
          </Part>
        )}
        {only.includes('unobjected') && (
          <Part condition="unobjected">
            <Field
              {...field('unobjected_evidence')}
              label={words.unobjectedEvidence}
              hint={words.unobjectedHint}
              maxlength={500}
            />
          </Part>
        )}
        {only.includes('told') && (
          <Part condition="told">
            <Field {...field('told_on')} type="date" label={words.toldOn} />
            <Field
              {...field('told_wording')}
              value={values['told_wording'] ?? ''}
              type="textarea"
              rows={4}
              label={words.toldWording}
              hint={words.toldWordingHint}
              maxlength={5000}
            />
            <details>
              <summary>{t({ de: 'Vorschlag für Bestellformulare', en: 'Proposal for order forms' })}</summary>
              <p>{props.notice}</p>
            </details>
            <Field
              {...field('told_evidence')}
              label={words.toldEvidence}
              hint={words.toldEvidenceHint}
              maxlength={500}
            />
          </Part>
        )}
        <Button>{submit ?? t(words.save)}</Button>
      </Form>
    </>
  );
}

function Part({ condition, children }: PropsWithChildren<{ readonly condition: Condition }>) {
  const { t } = useVisit();
  return (
    <fieldset class="choice">
      <legend>{t(conditionWords[condition])}</legend>
      <div class="stack">{children}</div>
    </fieldset>
  );
}

interface OffersProps {
  readonly offers: readonly Offer[];
  readonly chosen: string;
  readonly isWrong: boolean;
}

function Offers({ offers, chosen, isWrong }: OffersProps) {
  const { t } = useVisit();
  const names = chosen.split(' ');
  return (
    <fieldset class={isWrong ? 'choice field--wrong' : 'choice'}>
      <legend>{t(words.offers)}</legend>
      {isWrong && <p class="field__error">{t(words.together)}</p>}
      <div class="choice__options">
        {offers.map(({ name, title }) => (
          <label class="choice__option">
            <input type="checkbox" name={`offer_${name}`} value="1" checked={names.includes(name)} />
            <span>{t(title)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
