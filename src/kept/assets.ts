export const keptAssets: readonly URL[] = [new URL('./browser/kept.css', import.meta.url)];
