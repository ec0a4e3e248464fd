/** Where a transfer needs no ground of its own (Art. 44 GDPR): the Union and the EEA by ISO 3166 code, or named as a whole. */
export const isWithinEea = (country: string): boolean => eea.has(country);

const eea: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO EU EEA'.split(' '),
);
