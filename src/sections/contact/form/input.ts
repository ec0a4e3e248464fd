import { z } from 'zod';
import { isAddress } from '../../../core/mail/index.ts';
import type { Text } from '../../../core/policy/index.ts';

/** Characters that a field takes; the form says the same to the browser. */
export const longest = { name: 100, email: 254, subject: 150, message: 10_000 } as const;

// What becomes a header must not break out of it (RFC 5322): refused here, where its writer can mend it, and once more
// where the mail is made.
const breaksHeader = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

const line: Text = {
  de: 'Bitte in einer Zeile und ohne Steuerzeichen.',
  en: 'In one line, please, and without control characters.',
};
const address: Text = {
  de: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie name@beispiel.de.',
  en: 'This is not an e-mail address. One looks like name@example.com.',
};

const oneLine = z.string().refine((text) => !breaksHeader.test(text), { params: { text: line } });

/** What the form sends. */
export const input = z.object({
  name: oneLine
    .transform((text) => text.trim())
    .pipe(z.string().max(longest.name))
    .default(''),
  email: z
    .string()
    .trim()
    .refine(isAddress, { params: { text: address } }),
  subject: oneLine.transform((text) => text.trim()).pipe(z.string().min(1).max(longest.subject)),
  message: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').toWellFormed().trim())
    .pipe(z.string().min(1).max(longest.message)),
  /** A field that nobody sees: who fills it in is a program. */
  homepage: z.string().default(''),
});
