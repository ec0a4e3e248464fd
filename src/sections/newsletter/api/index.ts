// What programs may do: sign up, look up, withdraw, draft, send declared messages, export; by tokens with scopes that run out.
// Promises: nobody is subscribed by a program, only by their own confirmation; every refusal says what mends it.
// Refuses: addresses in URLs, messages that the policy does not declare, and tokens in plain text at rest.

export { messageMail } from './message.ts';
export { apiRoutes } from './routes.tsx';
export { tokenPlace, tokenRoutes } from './token/routes.tsx';
