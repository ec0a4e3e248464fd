import { z } from 'zod';
import { isAddress } from '../../core/mail/index.ts';

/** An e-mail address in a form, as people have them. */
export const emailAddress = z
  .string()
  .trim()
  .refine(isAddress, {
    params: {
      text: {
        de: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie name@beispiel.de.',
        en: 'This is not an e-mail address. One looks like name@example.com.',
      },
    },
  });
