/** Files that the staff area serves beside those of the web base. */
export const staffAssets: readonly URL[] = [
  new URL('./browser/passkey.js', import.meta.url),
  // The package's own bundle, so that nothing is copied and its licence stays with it.
  new URL('../dist/bundle/index.umd.min.js', import.meta.resolve('@simplewebauthn/browser')),
];

/** The one stylesheet of the staff area, in the order in which its parts may overrule each other. */
export const staffSheets: Readonly<Record<string, readonly URL[]>> = {
  'staff.css': ['frame', 'forms', 'figures', 'tables', 'time', 'records', 'factor'].map(
    (part) => new URL(`./browser/styles/${part}.css`, import.meta.url),
  ),
};
