/* Stands in for the parts of `node:crypto` that the app's main process uses and Node 12 lacks. */
import { randomBytes } from 'node:crypto';

/** As long and as random; only its form is not that of a UUID. */
export const randomUUID = () => randomBytes(16).toString('hex');
