import { UserError } from '../../contract/errors.ts';

/**
 * A checkpoint is damaged, or it is another run's or another version's: nothing was told, and the run can
 * begin anew without it.
 */
export class UnusableCheckpoint extends UserError {}
