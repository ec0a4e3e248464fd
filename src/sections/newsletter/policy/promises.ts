import type { PromiseOf } from '../../../core/policy/index.ts';

const promise = (id: string, de: string, en: string): PromiseOf => ({ id, title: { de, en } });

/** S32 to S52 in short. The list of promises is held against the tests, both ways. */
export const promises: readonly PromiseOf[] = [
  promise(
    'S32',
    'Der Newsletter kann auf der Website abonniert werden',
    'The newsletter can be subscribed to on the website',
  ),
  promise(
    'S33',
    'Er handelt allein von den genannten Themen und kommt per E-Mail',
    'It is about the named topics alone and comes by e-mail',
  ),
  promise(
    'S34',
    'Er geht nur mit Einwilligung oder gesetzlicher Erlaubnis hinaus',
    'It is sent only with consent or by permission of law',
  ),
  promise(
    'S35',
    'Zum Abonnieren genügen die E-Mail-Adresse und eine Schaltfläche',
    'An e-mail address and one button are enough to subscribe',
  ),
  promise('S36', 'Eine E-Mail mit einem Bestätigungslink folgt', 'A mail with a confirmation link follows'),
  promise('S37', 'Ohne Bestätigung kein Abonnement', 'Without confirmation there is no subscription'),
  promise('S38', 'Der Zeitpunkt der Anmeldung wird festgehalten', 'The time of the sign-up is logged'),
  promise('S39', 'Der Zeitpunkt der Bestätigung wird festgehalten', 'The time of the confirmation is logged'),
  promise(
    'S40',
    'Die IP-Adressen von Anmeldung und Bestätigung werden festgehalten',
    'The IP addresses of sign-up and confirmation are logged',
  ),
  promise('S41', 'Das Festgehaltene dient dem Nachweis', 'What is logged serves as proof'),
  promise('S42', 'Versandt wird auf Grund der Einwilligung', 'Sending rests on consent'),
  promise('S43', 'oder der Erlaubnis für Bestandskunden', 'or on the permission for existing customers'),
  promise('S44', 'Die Einwilligung ist jederzeit widerruflich', 'Consent can be withdrawn at any time'),
  promise('S45', 'Der Nachweis ruht auf berechtigtem Interesse', 'The proof rests on a legitimate interest'),
  promise('S46', 'Die Adresse dient allein dem Newsletter', 'The address serves the newsletter alone'),
  promise('S47', 'Der Newsletter ist jederzeit abbestellbar', 'The newsletter can be unsubscribed from at any time'),
  promise(
    'S48',
    'Der Link dazu steht am Ende jedes Newsletters',
    'The link for it stands at the end of every newsletter',
  ),
  promise('S49', 'Auch jeder andere Weg des Widerrufs zählt', 'Any other way of withdrawing counts as well'),
  promise(
    'S50',
    'Danach bleibt die Adresse befristet und allein als Nachweis',
    'Afterwards the address stays for a limited time, as proof alone',
  ),
  promise('S51', 'Dann wird sie gelöscht', 'Then it is erased'),
  promise('S52', 'Der Widerruf wirkt sofort und für die Zukunft', 'A withdrawal takes effect at once, for the future'),
];
