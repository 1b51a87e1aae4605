import type { Orm } from '../../db/database.ts';
import { saveEnvironment } from '../../db/queries/environments.ts';
import type { EnvironmentProbe } from '../environment/environment.ts';
import { contentId } from '../experiments/identity.ts';
import type { Trainer } from '../trainer/trainer.ts';

/** Stores on what trainers work, each environment once. */
export function environmentStore(
  orm: Orm,
  { ofTrainer }: Pick<EnvironmentProbe, 'ofTrainer'>,
): (trainer: Pick<Trainer, 'runtime'>) => Promise<string> {
  return async ({ runtime }) => {
    const made = await ofTrainer(await runtime);
    const id = contentId(made);
    saveEnvironment(orm, id, made, Date.now());
    return id;
  };
}
