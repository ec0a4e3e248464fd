import { type Language, type Policy, periodInWords } from '../../../core/policy/index.ts';
import { useVisit } from '../../../core/web/index.ts';
import { newsletterSettings, publicLists, shareInWords } from '../policy.ts';
import { words } from './words.ts';

/** The answer to every sign-up: the same words for a new address, a known one and one that had its share of mails. */
export function RequestedPage({ policy, language }: { readonly policy: Policy; readonly language: Language }) {
  const { to } = useVisit();
  const { token, unconfirmed, confirmations } = newsletterSettings(policy);
  const link = periodInWords(token.period, language);
  const wait = periodInWords(unconfirmed.period, language, { case: 'dative' });
  const share = shareInWords(confirmations.perAddress, language);
  const isOneOfSome = publicLists(policy).length > 1;
  return (
    <>
      <h1>{words.check[language]}</h1>
      {language === 'de' ? (
        <>
          <p>
            Wir senden eine E-Mail mit einem Link an die angegebene Adresse. Der Newsletter ist erst abonniert, wenn Sie
            über diesen Link bestätigen; er gilt {link}. Ohne Bestätigung löschen wir alles spätestens nach {wait}.
          </p>
          <p>
            Kommt nichts an, sehen Sie im Spam-Ordner nach und prüfen Sie die Schreibweise. Je Adresse versenden wir
            höchstens so viele Bestätigungsmails{isOneOfSome && ', für alle Listen zusammen'}: {share}.
          </p>
          <p>
            <a href={to('/newsletter')}>Noch einmal anmelden</a>
          </p>
        </>
      ) : (
        <>
          <p>
            We send an e-mail with a link to the address that was given. You have subscribed only once you confirm by
            this link; it works for {link}. Without confirmation we erase everything within {wait}.
          </p>
          <p>
            If nothing arrives, look into your spam folder and check the spelling. We send at most this many
            confirmation e-mails to one address{isOneOfSome && ', for all lists together'}: {share}.
          </p>
          <p>
            <a href={to('/newsletter')}>Sign up again</a>
          </p>
        </>
      )}
    </>
  );
}
