/** Files that the staff area serves beside those of the web base. */
export const staffAssets: readonly URL[] = [
  new URL('./browser/staff.css', import.meta.url),
  new URL('./browser/passkey.js', import.meta.url),
  // The package's own bundle, so that nothing is copied and its licence stays with it.
  new URL('../dist/bundle/index.umd.min.js', import.meta.resolve('@simplewebauthn/browser')),
];
