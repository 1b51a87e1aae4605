import { say } from '../../contract/sentence.ts';
import { choiceOf, getEntry } from '../choice.ts';
import { lenet5 } from './lenet-5.ts';
import { mlp } from './mlp.ts';
import type { ModelDefinition } from './model.ts';
import { gru, lstm } from './recurrent.ts';
import { resnet20 } from './resnet-20.ts';

/** Every architecture a document can name. */
export const models: readonly ModelDefinition[] = [mlp, lenet5, resnet20, lstm, gru];

/** The document's `model`: an id with its parameters beside it. */
export const modelChoiceSchema = choiceOf(models, say`model`);

/** @throws UserError when no model has that id. */
export function getModel(id: string): ModelDefinition {
  return getEntry(models, say`model`, id);
}
