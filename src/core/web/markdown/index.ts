// Markdown of our own printers as elements: headings, paragraphs, lists, tables, quotations and what stands in a line.
// Promises: text stays text; nothing that was archived can become markup, script or a link to a script.
export { Markdown } from './markdown.tsx';
