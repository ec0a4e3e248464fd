import { html } from 'hono/html';
import type { Language } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Shown } from '../consent/wording.ts';
import { confirmationTemplate } from '../mails/confirmation.ts';
import type { List } from '../policy.ts';
import { SubscribeForm } from './form.tsx';
import { consentText } from './words.ts';

/** What everybody is shown who signs up now: the form as it stands on the page, empty, and what goes with it. */
export async function shownIn(world: World, language: Language, list: List): Promise<Shown> {
  const { policy, version } = world.rules;
  const form = <SubscribeForm policy={policy} version={version} language={language} list={list} />;
  return {
    consent: consentText(policy, language, list),
    form: (await html`${form}`).toString(),
    mail: confirmationTemplate(world, language, list.name),
  };
}
