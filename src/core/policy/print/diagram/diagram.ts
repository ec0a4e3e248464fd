import type { DataClass } from '../../data-class.ts';
import type { Language } from '../../text.ts';
import { drawNarrow } from './narrow.ts';
import { type Story, storyOf } from './story.ts';
import { element, escaped } from './svg.ts';
import { drawWide } from './wide.ts';

export interface DiagramOptions {
  /** `wide` across a page (default), `narrow` down a telephone. */
  readonly layout?: 'wide' | 'narrow';
}

/**
 * The line of time of one data class as SVG: its stages, how each ends, and the open circle at the end. Colours are the
 * page's custom properties, with values of their own where the picture stands alone. Nothing in it needs script or style.
 */
export function diagram(dataClass: DataClass, language: Language, { layout = 'wide' }: DiagramOptions = {}): string {
  const story = storyOf(dataClass, language);
  const draw = layout === 'wide' ? drawWide : drawNarrow;
  const { width, height, body } = draw(story, words[language].erased);
  const id = `line-${dataClass.name.replaceAll('.', '-')}-${language}-${layout}`;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      lang: language,
      class: `line-of-time line-of-time-${layout}`,
      'aria-labelledby': `${id}-title ${id}-desc`,
      'font-family': 'var(--sans, Inter, "Helvetica Neue", Arial, sans-serif)',
    },
    element('title', { id: `${id}-title` }, escaped(`${words[language].title}: ${dataClass.title[language]}`)),
    element('desc', { id: `${id}-desc` }, escaped(told(story, language))),
    body,
  );
}

/** The picture in sentences, for those who do not see it. */
function told({ steps }: Story, language: Language): string {
  const sentences = steps.map(({ title, waits, onward, branches }) => {
    const details = [waits, onward && `${words[language].onward} ${onward}`, ...branches.map((branch) => branch.words)];
    const said = details.filter((detail) => detail !== undefined).join('; ');
    return said === '' ? `${title}.` : `${title}: ${said}.`;
  });
  return [...sentences, words[language].end].join(' ');
}

const words = {
  de: { title: 'Lebenslauf der Daten', erased: 'gelöscht', onward: 'weiter durch', end: 'Am Ende: gelöscht.' },
  en: { title: 'Life of the data', erased: 'erased', onward: 'onward by', end: 'At the end: erased.' },
} as const;
