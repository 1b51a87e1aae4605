import { UserError } from '../../contract/errors.ts';

/** A checkpoint is damaged, or another run's or another version's: the run can begin anew without it. */
export class UnusableCheckpoint extends UserError {}
