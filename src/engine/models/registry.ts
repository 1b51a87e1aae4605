import { say } from '../../contract/sentence.ts';
import { choiceOf, getEntry } from '../choice.ts';
import { imported } from './imported/imported.ts';
import { lenet5 } from './lenet-5.ts';
import { mlp } from './mlp.ts';
import type { AnyModel, ModelDefinition } from './model.ts';
import { gru, lstm } from './recurrent.ts';
import { resnet20 } from './resnet-20.ts';

/** The architectures of ours. */
export const zoo: readonly ModelDefinition[] = [mlp, lenet5, resnet20, lstm, gru];

/** Every model a document can name. */
export const models: readonly AnyModel[] = [...zoo, imported];

/** The document's `model`: an id with its parameters beside it. */
export const modelChoiceSchema = choiceOf(models, say`model`);

/** @throws UserError when no architecture of ours has that id. */
export function getZooModel(id: string): ModelDefinition {
  return getEntry(zoo, say`model`, id);
}

/** @throws UserError when no model has that id. */
export function getModel(id: string): AnyModel {
  return getEntry(models, say`model`, id);
}
