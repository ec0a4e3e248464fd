// The door for policy files: the language and the paragraphs of every section, and nothing that does anything.
export * from './core/policy/index.ts';
export { accessLog } from './sections/access-log/policy.ts';
export { contact } from './sections/contact/policy.ts';
export { newsletter } from './sections/newsletter/policy.ts';
export { recipients } from './sections/recipients/policy.ts';
export { rights } from './sections/rights/policy.ts';
export { shop } from './sections/shop/policy.ts';
export { software } from './sections/software/policy.ts';
export { website } from './sections/website/policy.ts';
export { staff } from './staff/policy.ts';
