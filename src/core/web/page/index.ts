// Pages: the layout around a body, the answers that forms give, and the pages for what went wrong.
export { behindPage, errorPage } from './error.tsx';
export { telephone } from './footer.tsx';
export type { PageMeta } from './meta.ts';
export { page, refuse, seeOther } from './page.tsx';
