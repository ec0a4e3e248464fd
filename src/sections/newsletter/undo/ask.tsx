import type { Language, Policy } from '../../../core/policy/index.ts';
import { Button, Form } from '../../../core/web/index.ts';
import { confirmationPath } from '../link.ts';
import type { List } from '../policy.ts';
import { undoConsent, words } from './words.ts';

interface Props {
  readonly policy: Policy;
  readonly list: List;
  readonly language: Language;
  readonly token: string;
}

/** What is asked of who opens the link, as it is also archived beside the consent: all words in it are given. */
export function UndoAsk({ policy, list, language, token }: Props) {
  return (
    <Form action={confirmationPath(token) as `/${string}`} label={words.again[language]}>
      <p>{undoConsent(policy, list, language)}</p>
      <Button>{words.again[language]}</Button>
    </Form>
  );
}
