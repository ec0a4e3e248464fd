import type { Language } from '../../text.ts';

/** Sets words as a compositor would: what belongs together is not torn apart at the end of a line. */
export const typeset = (text: string): string =>
  text
    .replace(/(§§?|\bArt\.|\bAbs\.|\bNr\.|\bSatz|\bno\.|\bsections?|\bFassung|\b[Vv]ersion) (?=\d)/g, `$1${noBreak}`)
    .replace(/\b(Buchst\.|point) (?=[a-z]\b)/g, `$1${noBreak}`)
    .replace(/\b([a-z]\.) (?=[A-Za-z]\.)/g, `$1${narrowNoBreak}`)
    // A postal code and its town.
    .replace(/\b(\d{5}) (?=[A-ZÄÖÜ][a-zäöü])/g, `$1${noBreak}`);

/** The same, safe to stand in HTML, with addresses and numbers that can be followed. */
export function inline(text: string): string {
  const escaped = escapeHtml(typeset(text));
  return escaped
    .replace(/(?<![\w@.-])e-mail(?![\w@]|\.\w)/gi, '<span class="whole">$&</span>')
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (address) => `<a href="mailto:${address}">${address}</a>`)
    .replace(
      /\+\d[\d ()–-]{6,}\d/g,
      (phone) => `<a href="tel:${dialled(phone)}">${phone.replaceAll(' ', noBreak)}</a>`,
    );
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => entities[sign as keyof typeof entities]);

export const quoted = (text: string, language: Language): string => (language === 'de' ? `„${text}“` : `“${text}”`);

// The zero in brackets is dialled only at home (E.123): +49 (0)541 becomes +49541.
const dialled = (phone: string): string => phone.replace('(0)', '').replace(/[^+\d]/g, '');

const noBreak = '\u00a0';
const narrowNoBreak = '\u202f';
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;
