import { ending } from './ending.ts';
import { serve } from './server/serve.ts';

// What `npm start` runs.
try {
  await serve();
} catch (error) {
  console.error(ending(error));
  process.exitCode = 1;
}
