// Loaded before a house, takes journal and encryption out of it and leaves everything else: three modules are replaced.
import { registerHooks } from 'node:module';

const core = new URL('../../src/core/', import.meta.url);
const replaced = new Map([
  [new URL('journal/append.ts', core).href, new URL('bare-append.ts', import.meta.url).href],
  [new URL('vault/key.ts', core).href, new URL('bare-key.ts', import.meta.url).href],
  [new URL('vault/vault.ts', core).href, new URL('bare-vault.ts', import.meta.url).href],
]);

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    const other = replaced.get(found.url);
    // What replaces a module may build on it.
    return other === undefined || other === context.parentURL ? found : { ...found, url: other };
  },
});
