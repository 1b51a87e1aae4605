import type { DatasetInfo } from '../../contract/catalogue.ts';
import type { ModelInfo } from '../../contract/models.ts';
import { LAST_RATE } from '../../contract/experiment.ts';
import { blankDocument } from './blank.ts';
import { objectAt } from './draft-document.ts';
import type { DraftDocument } from './draft-document.ts';
import { withDocumentField, withPartField } from './set-field.ts';

/** At the rate at which a new network learns, a trained one forgets. */
const GENTLE_RATE = 0.01;

type Fitted = Pick<ModelInfo, 'choice' | 'inputShape' | 'outputs'>;
type Fitting = Pick<DatasetInfo, 'choice' | 'shape' | 'classes' | 'imported'>;

/**
 * Whether a network can learn from a data set: its classes have the number, and its examples the shape,
 * be it with other axes of one, or one value after another. The workbench itself decides.
 */
export function fits({ shape, classes }: Fitting, { inputShape, outputs }: Fitted): boolean {
  const [takes, given] = [withoutOnes(inputShape), withoutOnes(shape)];
  const isFlat = takes.length <= 1 && shape.at(-1) === 1 && sizeOf(takes) === sizeOf(given);
  return classes.length === outputs && (isFlat || String(takes) === String(given));
}

const withoutOnes = (shape: readonly number[]) => shape.filter((extent) => extent !== 1);
const sizeOf = (shape: readonly number[]) => shape.reduce((size, extent) => size * extent, 1);

/**
 * The document on a network that was imported, which is taken as it is: nothing is trained before it is
 * pruned. Where its own data set does not fit, it gets one that does, of the very shape and of the user's
 * first; where there is none, its own is left, and the workbench says what is wrong.
 */
export function onImportedModel(
  document: DraftDocument,
  model: Fitted,
  datasets: readonly Fitting[],
): DraftDocument {
  const taken = takenAsItIs(withDocumentField(document, 'model', model.choice));
  const before = objectAt(document, 'dataset');
  const isOwn = ({ choice }: Fitting) =>
    choice.id === before['id'] && choice['sha256'] === before['sha256'];
  const fitting = datasets.filter((one) => fits(one, model));
  const isAlike = ({ shape }: Fitting) => String(shape) === String(model.inputShape);
  const isUsers = ({ imported }: Fitting) => imported !== null;
  const found = fitting.some(isOwn)
    ? undefined
    : (fitting.find((one) => isAlike(one) && isUsers(one)) ??
      fitting.find(isAlike) ??
      fitting.find(isUsers) ??
      fitting[0]);
  if (found === undefined) return taken;
  // How it is divided does not depend on what is in it.
  const kept = ['validationFraction', 'stratify'].flatMap((name) =>
    before[name] === undefined ? [] : [[name, before[name]] as const],
  );
  return withDocumentField(taken, 'dataset', { ...found.choice, ...Object.fromEntries(kept) });
}

/** Without training there is no rate that it ended with. */
function takenAsItIs(document: DraftDocument): DraftDocument {
  const taken = withPartField(document, 'training', 'epochs', 0);
  return objectAt(document, 'fineTuning')['learningRate'] === LAST_RATE
    ? withPartField(taken, 'fineTuning', 'learningRate', GENTLE_RATE)
    : taken;
}

/** A document to begin with, on a network that was imported. */
export function blankOnImported(
  catalogue: Parameters<typeof blankDocument>[0],
  name: string,
  model: Fitted,
  datasets: readonly Fitting[],
): DraftDocument {
  const blank = blankDocument(catalogue, name);
  return onImportedModel(
    withPartField(blank, 'training', 'learningRate', GENTLE_RATE),
    model,
    datasets,
  );
}
