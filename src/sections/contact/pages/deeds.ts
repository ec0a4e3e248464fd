import type { Text } from '../../../core/policy/index.ts';
import { contactPath } from './paths.ts';

const one = `${contactPath}/:id`;

/** For the log of what staff did. */
export const contactDeeds: Readonly<Record<string, Text>> = {
  [`${contactPath}/retry`]: { de: 'Kontaktformular neu zugestellt', en: 'Sent messages of the contact form again' },
  [`${contactPath}/dissolve`]: { de: 'Auflösung eines Postfachs bestätigt', en: 'Confirmed that a mailbox is gone' },
  [`${one}/keep`]: { de: 'Schriftwechsel geprüft und behalten', en: 'Reviewed and kept a conversation' },
  [`${one}/drop`]: { de: 'Schriftwechsel für nicht mehr nötig befunden', en: 'Found a conversation no longer needed' },
  [`${one}/deal`]: { de: 'Schriftwechsel einem Geschäft zugeordnet', en: 'Assigned a conversation to business' },
  [`${one}/withdrawal`]: { de: 'Widerruf zu einem Schriftwechsel', en: 'Withdrawal for a conversation' },
  [`${one}/ground`]: { de: 'Rechtsgrundlage geändert', en: 'Changed a legal basis' },
  [`${one}/restriction`]: { de: 'Schriftwechsel eingeschränkt', en: 'Restricted a conversation' },
  [`${one}/release`]: { de: 'Einschränkung aufgehoben', en: 'Lifted a restriction' },
  [`${one}/request`]: { de: 'Anfrage zu Rechten aufgenommen', en: 'Took in a request about rights' },
};
