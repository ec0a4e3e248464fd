import { dateAndTimeInWords, type Text } from '../../core/policy/index.ts';
import { Pairs, useVisit } from '../../core/web/index.ts';
import { type Block, commandsFor } from '../block.ts';

/** The newest block of the journal, to be noted today and held against us later. */
export function JournalBlock({ block }: { readonly block: Block | undefined }) {
  const { t, language, timeZone } = useVisit();
  return (
    <section class="kept-chapter" aria-labelledby="journal">
      <h2 id="journal">{t(words.title)}</h2>
      <div class="prose">
        <p>{t(words.what)}</p>
        <p>{t(words.why)}</p>
      </div>
      {block ? (
        <>
          <Pairs
            items={[
              [t(words.number), block.number],
              [t(words.closed), dateAndTimeInWords(block.closedAt, language, { timeZone })],
              ['SHA-256', <code>{block.hash}</code>],
              [t(words.signature), <code>{block.signature}</code>],
              [t(words.key), <code>{block.publicKey.split('\n')[1]}</code>],
            ]}
          />
          <p>{t(words.how)}</p>
          <pre class="commands" tabindex={0} role="region" aria-label={t(words.commands)}>
            <code>{commandsFor(block)}</code>
          </pre>
        </>
      ) : (
        <p>{t(words.none)}</p>
      )}
    </section>
  );
}

const words = {
  title: { de: 'Das Protokoll zum Nachprüfen', en: 'The journal, to be verified' },
  what: {
    de: 'Was unsere Software anlegt, weiterrückt, löscht und weitergibt, steht ohne personenbezogene Daten in einem Protokoll. Es wird in Blöcke geschlossen; jeder enthält die Prüfsumme des vorigen und unsere Unterschrift.',
    en: 'What our software keeps, moves on, erases and discloses stands in a journal without personal data. It is closed into blocks; each contains the checksum of the one before and our signature.',
  },
  why: {
    de: 'Notieren Sie die Prüfsumme. Wer sie heute kennt, kann später verlangen, dass wir ein Protokoll vorlegen, das genau diesen Block enthält; ließe sich nachträglich etwas ändern oder weglassen, passte sie nicht mehr.',
    en: 'Note the checksum. Whoever knows it today can later demand that we produce a journal that contains this very block; if anything were changed or left out afterwards, it would no longer fit.',
  },
  how: {
    de: 'So prüfen Sie die Unterschrift mit OpenSSL, ohne unsere Software. Die letzte Zeile antwortet „Signature Verified Successfully“.',
    en: 'This verifies the signature with OpenSSL, without our software. The last line answers “Signature Verified Successfully”.',
  },
  commands: { de: 'Befehle zum Prüfen', en: 'Commands to verify' },
  number: { de: 'Block', en: 'Block' },
  closed: { de: 'Geschlossen am', en: 'Closed on' },
  signature: { de: 'Unterschrift (Ed25519)', en: 'Signature (Ed25519)' },
  key: { de: 'Öffentlicher Schlüssel', en: 'Public key' },
  none: {
    de: 'Noch ist kein Block geschlossen; der erste entsteht wenige Sekunden nach dem Start.',
    en: 'No block is closed yet; the first one comes a few seconds after the start.',
  },
} as const satisfies Record<string, Text>;
