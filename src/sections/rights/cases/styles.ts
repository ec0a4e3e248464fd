/** The sheet of the pages of cases. */
export const styles = ['cases.css'];
export const caseAssets: readonly URL[] = [new URL('../browser/cases.css', import.meta.url)];
