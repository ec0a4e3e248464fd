// The pages about customers in the staff area: list, entry, one customer, a table of many, the proof.
// Promises: each condition is shown with its evidence or as missing; what is known of somebody stands in no address.
// Refuses: to be there where the policy does not use the permission.
export { customerDeeds, customerPlace, customerRoutes } from './routes.tsx';
