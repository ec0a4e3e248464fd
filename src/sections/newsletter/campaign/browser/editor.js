// Makes writing easier where script runs: buttons that write marks, a preview that follows the words, ways of writing that
// turn into one another, and a question before unsaved words are left behind. Without it the page does the same by its buttons.
import { askBeforeLeaving } from './text/leaving.js';
import { followWords } from './text/live.js';
import { offerTools } from './text/tools.js';

const form = document.querySelector('#field-body')?.form;

if (form) {
  offerTools(document.querySelector('[data-toolbar]'), form);
  followWords(
    form,
    document.querySelector('[data-preview]'),
    document.querySelector('iframe[name="campaign-preview"]'),
  );
  askBeforeLeaving(form);
}
