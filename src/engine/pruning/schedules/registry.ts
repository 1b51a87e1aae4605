import type { Choice } from '../../../contract/experiment.ts';
import { say } from '../../../contract/sentence.ts';
import { choiceOf, getEntry, parametersOf } from '../../choice.ts';
import { cubic } from './cubic.ts';
import { iterative } from './iterative.ts';
import { oneShot } from './one-shot.ts';
import { project } from './project.ts';
import type { PruningSchedule, Round } from './schedule.ts';

/** Every schedule there is, in the order in which they are offered. */
export const schedules: readonly PruningSchedule[] = [oneShot, iterative, cubic, project];

/** @throws UserError when no schedule has that id. */
export function getSchedule(id: string): PruningSchedule {
  return getEntry(schedules, say`pruning schedule`, id);
}

/** A schedule in a document: its id with its parameters beside it. */
export const scheduleChoiceSchema = choiceOf(schedules, say`pruning schedule`);

/** The rounds of a chosen schedule; see {@link PruningSchedule.rounds}. */
export function roundsOf(choice: Choice, level: number, steps: number): readonly Round[] {
  const schedule = getSchedule(choice.id);
  return schedule.rounds(parametersOf(choice, schedule), level, steps);
}
export type { Round } from './schedule.ts';
