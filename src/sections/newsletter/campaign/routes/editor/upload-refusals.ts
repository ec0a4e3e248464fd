import type { Refusal } from '../../index.ts';

export const noPicture: Refusal = {
  code: 'picture-unfit',
  sentence: {
    de: 'Die Datei ist kein Bild, das Mailprogramme zeigen.',
    en: 'The file is no picture that mail programs show.',
  },
  mend: {
    de: 'Nehmen Sie PNG, JPEG, GIF oder WebP, oder hängen Sie die Datei nur an.',
    en: 'Use PNG, JPEG, GIF or WebP, or merely attach the file.',
  },
};

export const pictureTooBig: Refusal = {
  code: 'picture-too-big',
  sentence: { de: 'Das Bild ist größer als 2 MB.', en: 'The picture is bigger than 2 MB.' },
  mend: {
    de: 'Verkleinern Sie es; 1300 Pixel Breite genügen.',
    en: 'Make it smaller; a width of 1300 pixels is enough.',
  },
};

export const altMissing: Refusal = {
  code: 'alt-missing',
  sentence: {
    de: 'Es fehlt, was auf dem Bild zu sehen ist. Wer es nicht sieht, erführe nichts davon.',
    en: 'It is not said what the picture shows. Who does not see it would learn nothing of it.',
  },
  mend: {
    de: 'Beschreiben Sie es in einem Satz und wählen Sie die Datei noch einmal aus.',
    en: 'Describe it in a sentence and choose the file once more.',
  },
};

export const beyondReach: Refusal = {
  code: 'beyond-reach',
  sentence: {
    de: 'Diese Ausgabe ginge an Listen, für die Ihr Zugang kein Recht zu schreiben hat, oder an gar keine.',
    en: 'This issue would go to lists for which your account has no right to write, or to none at all.',
  },
  mend: { de: 'Wählen Sie unter Ihren Listen.', en: 'Choose among your lists.' },
};

export const fileTooBig: Refusal = {
  code: 'file-too-big',
  sentence: {
    de: 'Die Datei ist größer als 5 MB und wurde nicht übernommen. Ihr Text steht unverändert hier, er ist nur noch nicht gespeichert.',
    en: 'The file is bigger than 5 MB and was not taken. Your text stands here unchanged; it is just not saved yet.',
  },
  mend: {
    de: 'Speichern Sie ohne sie, oder wählen Sie eine kleinere.',
    en: 'Save without it, or choose a smaller one.',
  },
};
