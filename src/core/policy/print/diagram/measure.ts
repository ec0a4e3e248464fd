/** Estimates the width of text in a grotesque face, on the generous side, so that no face overflows its column. */
export function widthOf(text: string, size: number): number {
  let units = 0;
  for (const letter of text) units += widths.find(([letters]) => letters.test(letter))?.[1] ?? ordinary;
  return units * size;
}

/** Breaks text into lines no wider than `width`; a word that is wider alone is parted with a hyphen. */
export function wrapped(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/).flatMap((long) => parted(long, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function parted(word: string, size: number, width: number): readonly string[] {
  if (widthOf(word, size) <= width) return [word];
  // What should stay on one line but does not fit goes apart at its own spaces before a word is broken.
  const [head, ...others] = word.split('\u00a0');
  if (others.length > 0) return [head ?? '', ...others].flatMap((part) => parted(part, size, width));
  const letters = Array.from(word);
  let fits = letters.length;
  while (fits > 1 && widthOf(`${letters.slice(0, fits).join('')}-`, size) > width) fits -= 1;
  const rest = letters.slice(fits).join('');
  const start = letters.slice(0, fits).join('');
  return rest === '' ? [start] : [start.endsWith('-') ? start : `${start}-`, ...parted(rest, size, width)];
}

const ordinary = 0.6;
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ iljI.,:;'’|!()[\]„“”\u00a0\u202f-]/, 0.36],
  [/[ftr]/, 0.42],
  [/[mwMW%@]/, 0.94],
  [/\p{Lu}/u, 0.72],
];
