import type { Text } from '../../core/policy/index.ts';
import type { PartRole } from '../account/part-roles.ts';
import type { Role } from '../account/queries.ts';
import type { InvitedByMail, Removed } from './team.ts';

/** What has become of a wish, to be announced. */
export interface Told {
  readonly kind: 'good' | 'wrong';
  readonly text: Text;
}

export function removedWords(removed: Removed | Exclude<InvitedByMail, 'invited'>): Told {
  if (removed === 'removed')
    return {
      kind: 'good',
      text: { de: 'Der Zugang ist entzogen und gelöscht.', en: 'The account is withdrawn and erased.' },
    };
  switch (removed.refused) {
    case 'gone':
      return { kind: 'wrong', text: { de: 'Diesen Zugang gibt es nicht mehr.', en: 'This account no longer exists.' } };
    case 'last':
      return {
        kind: 'wrong',
        text: {
          de: 'Das ist der letzte Zugang. Laden Sie zuerst jemanden ein.',
          en: 'This is the last account. Invite somebody first.',
        },
      };
    case 'held':
      return {
        kind: 'wrong',
        text: {
          de: 'Der Zugang ist entzogen: Niemand meldet sich mehr mit ihm an. Eine Aussetzung verbietet noch die Löschung; sie folgt, sobald die Aussetzung endet.',
          en: 'The account is withdrawn: nobody signs in with it any more. A hold still forbids the erasure, which follows once the hold closes.',
        },
      };
    case 'leaving':
      return {
        kind: 'wrong',
        text: {
          de: 'Dieser Zugang ist entzogen, und nur eine Aussetzung bewahrt seine Daten. Schließen Sie die Aussetzung; dann lässt sich die Adresse neu einladen.',
          en: 'This account is withdrawn, and a hold alone keeps its data. Close the hold; then the address can be invited again.',
        },
      };
  }
}

export const roleWords: Readonly<Record<Role, Text>> = {
  keeper: { de: 'Verwaltung: alles', en: 'Keeper: everything' },
  sender: { de: 'Versand: schreiben, freigeben, versenden', en: 'Sender: writes, approves, sends' },
  author: { de: 'Redaktion: schreiben', en: 'Author: writes' },
  reader: { de: 'Einsicht: lesen', en: 'Reader: looks' },
  listed: { de: 'Nur das unten Genannte', en: 'Only what is named for parts' },
};

export const partRoleWords: Readonly<Record<PartRole['role'], Text>> = {
  manager: {
    de: 'Betreuung: alles, auch Personen ein- und ausgeben',
    en: 'Manager: everything, persons in and out included',
  },
  sender: roleWords.sender,
  author: roleWords.author,
  reader: roleWords.reader,
};

export const words = {
  title: { de: 'Zugänge', en: 'Accounts' },
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  name: { de: 'Name', en: 'Name' },
  role: { de: 'Rolle', en: 'Role' },
  state: { de: 'Stand', en: 'State' },
  since: { de: 'Seit', en: 'Since' },
  action: { de: 'Aktion', en: 'Action' },
  invited: { de: 'eingeladen bis', en: 'invited until' },
  active: { de: 'aktiv', en: 'active' },
  leaving: { de: 'entzogen; eine Aussetzung bewahrt die Daten', en: 'withdrawn; a hold keeps the data' },
  invite: { de: 'Jemanden einladen', en: 'Invite somebody' },
  send: { de: 'Einladung senden', en: 'Send the invitation' },
  sent: { de: 'Die Einladung ist unterwegs.', en: 'The invitation is on its way.' },
  remove: { de: 'Entziehen', en: 'Withdraw' },
  removeTitle: { de: 'Zugang entziehen', en: 'Withdraw the account' },
  removeThen: {
    de: 'Alle Anmeldungen enden sofort, Passkeys und Angaben zur Person werden gelöscht.',
    en: 'All sign-ins end at once; passkeys and personal details are erased.',
  },
  removeNow: { de: 'Jetzt entziehen', en: 'Withdraw now' },
  change: { de: 'Rollen', en: 'Roles' },
  rolesTitle: { de: 'Was dieser Zugang darf', en: 'What this account may do' },
  everywhere: { de: 'Überall', en: 'Everywhere' },
  everywhereHint: {
    de: 'Gilt in allen Abschnitten und allen ihren Teilen.',
    en: 'Holds in all sections and all of their parts.',
  },
  inParts: { de: 'Im Abschnitt', en: 'In the section' },
  inPartsHint: {
    de: 'Kommt zu dem hinzu, was überall gilt. Was mehrere Teile betrifft, braucht das Recht für jeden von ihnen.',
    en: 'Comes on top of what holds everywhere. What concerns several parts needs the right for each of them.',
  },
  everyPart: { de: 'Alle Teile, auch künftige', en: 'All parts, future ones too' },
  noRole: { de: 'nichts darüber hinaus', en: 'nothing beyond' },
  saveRoles: { de: 'Rollen speichern', en: 'Save the roles' },
  saved: {
    de: 'Die Rollen sind gespeichert und gelten ab sofort, auch für laufende Anmeldungen.',
    en: 'The roles are saved and count at once, for running sign-ins as well.',
  },
  backToTeam: { de: 'Zu allen Zugängen', en: 'To all accounts' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
} as const satisfies Record<string, Text>;
