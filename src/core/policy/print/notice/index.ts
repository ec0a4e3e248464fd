// The notice: what the public reads of the policy, as a plain structure for pages, as Markdown and as HTML.
// Promises: every sentence is printed from the policy's values, the periods from the very deadlines that the engine keeps.
// Refuses: words of its own about a section; it says only where a sentence stands and that a service does not run yet.
export { noticeHtml } from './html.ts';
export { lifecycleInWords } from './lifecycle.ts';
export { noticeMarkdown } from './markdown.ts';
export { typeset } from './typeset.ts';
export type { Chapter, ClassCard, NoticeOptions, NoticeView, PassageView, Register } from './view.ts';
export { noticeView } from './view.ts';
