import { serve } from './server/serve.ts';

// What `npm start` runs. Errors that an operator can mend are one sentence; others keep their trace.
try {
  await serve();
} catch (error) {
  const coded = error instanceof Error && 'code' in error && typeof error.code === 'string';
  console.error(coded ? `avow: ${error.message}` : error);
  process.exitCode = 1;
}
