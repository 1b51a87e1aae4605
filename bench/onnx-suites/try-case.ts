import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../src/contract/errors.ts';
import { MAX_RELATIVE_DIFFERENCE } from '../../src/contract/models.ts';
import { channelGroups } from '../../src/engine/network/groups.ts';
import type { TensorFlow } from '../../src/engine/tensorflow.ts';
import { readOnnx } from '../../src/formats/onnx/read/read-onnx.ts';
import { builtModel } from '../../src/host/dataset-process/models/built-model.ts';
import { ownAnswers } from '../../src/host/dataset-process/models/own-answers.ts';
import { runOnnx } from '../../src/host/onnx-runtime/run-onnx.ts';
import { arrayOf, type CaseForm, type SuiteCase } from './cases.ts';

/** What became of a case. */
export type Outcome =
  | { readonly kind: 'equal'; readonly difference: number; readonly groups: Groups }
  /** The workbench says which node it does not take, and why. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** It answers otherwise, or fails without a sentence. */
  | { readonly kind: 'wrong'; readonly why: string };

/** The channel groups of a network that came in. */
export interface Groups {
  readonly layers: number;
  readonly groups: number;
  readonly units: number;
  /** Layers whose units cannot be removed. */
  readonly leftAlone: number;
}

/**
 * Reads a case as an import does, and has it answer. Where the form in which it comes is refused, the
 * others are tried; all of them, since none may be wrong.
 */
export async function tryCase(folder: string, entry: SuiteCase): Promise<Outcome> {
  let equal: Outcome | undefined;
  let refused: Outcome = { kind: 'refused', sentence: '' };
  for (const form of entry.forms) {
    const outcome = await tryForm(folder, form, entry.suite === 'filled');
    if (outcome.kind === 'wrong') return outcome;
    if (outcome.kind === 'equal') equal = outcome;
    else refused = outcome;
  }
  return equal ?? refused;
}

async function tryForm(folder: string, form: CaseForm, isFilled: boolean): Promise<Outcome> {
  const file = form.model;
  try {
    const bytes = readFileSync(join(folder, file));
    const read = readOnnx([{ name: file, bytes }]);
    const model = await builtModel(read, file);
    try {
      if (!form.input) return { kind: 'wrong', why: 'it takes what is no array of numbers' };
      const given = arrayOf(folder, form.input);
      const expected = isFilled
        ? (await runOnnx({ name: file, bytes }, [], given)).values
        : form.output && arrayOf(folder, form.output).values;
      const found = ownAnswers(model, given, read.input, read.behind).values;
      const difference = expected ? relativeDifference(expected, found) : Infinity;
      if (!(difference <= MAX_RELATIVE_DIFFERENCE)) {
        return { kind: 'wrong', why: `${file} differs by ${difference.toPrecision(3)}` };
      }
      return { kind: 'equal', difference, groups: groupsOf(model) };
    } finally {
      model.dispose();
    }
  } catch (error) {
    if (error instanceof UserError) return { kind: 'refused', sentence: error.message };
    return { kind: 'wrong', why: `${file}: ${String(error)}` };
  }
}

function groupsOf(model: TensorFlow.LayersModel): Groups {
  const { groups, leftAlone } = channelGroups(model);
  return {
    layers: model.layers.length,
    groups: groups.length,
    units: groups.reduce((sum, { units }) => sum + units, 0),
    leftAlone: leftAlone.length,
  };
}

/** Of the largest expected; what is the same, infinities too, does not differ. */
function relativeDifference(expected: Float32Array, found: Float32Array): number {
  if (expected.length !== found.length) return Infinity;
  let largest = 0;
  let scale = 0;
  expected.forEach((wanted, at) => {
    if (Object.is(wanted, found[at])) return;
    const difference = Math.abs(wanted - (found[at] as number));
    largest = Number.isNaN(difference) ? Infinity : Math.max(largest, difference);
  });
  for (const wanted of expected)
    if (Number.isFinite(wanted)) scale = Math.max(scale, Math.abs(wanted));
  return largest === 0 ? 0 : largest / scale;
}
