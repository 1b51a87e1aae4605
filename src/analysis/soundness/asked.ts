import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { CheckId } from '../../contract/soundness.ts';

/** What an item of the checklist asks for, and why a reader should care. */
export const ASKED: Readonly<
  Record<CheckId, { readonly title: Sentence; readonly why: Sentence }>
> = {
  'both-measures': {
    title: say`Both compression ratio and theoretical speed-up`,
    why: say`Strategies that save parameters do not always save multiply-accumulates; both are
      known at every point.`,
  },
  'operating-points': {
    title: say`At least five operating points`,
    why: say`Strategies change places along the range; a few points do not show where.`,
  },
  'raw-accuracy': {
    title: say`Raw accuracy at every point and of the dense baseline`,
    why: say`Differences alone hide how good the dense baseline was.`,
  },
  seeds: {
    title: say`Several seeds, with their spread`,
    why: say`Without a spread a difference may be chance.`,
  },
  controls: {
    title: say`Random, magnitude and from-scratch controls of the same kind`,
    why: say`Random pruning and magnitude pruning of what the strategies remove, with their layers too, and
      a smaller network trained from scratch show what a criterion is worth.`,
  },
  'same-terms': {
    title: say`Identical data, code and initial weights`,
    why: say`All strategies of a seed have the same order of data and split, and start from the same
      trained weights, but for those that begin anew.`,
  },
  'known-training': {
    title: say`Training of the dense network known`,
    why: say`A network that was trained for longer, or on the examples that it is tested on, looks better
      than it is, and so does all that is made of it.`,
  },
  'equal-budget': {
    title: say`As much training for the reference as for the rest`,
    why: say`A network that is trained longer gains by that alone.`,
  },
  'same-environment': {
    title: say`One machine, one set of libraries`,
    why: say`Each of them can change the last digits of the weights, and all that is measured in time.`,
  },
  achieved: {
    title: say`Compared at what was achieved`,
    why: say`Asked and achieved sparsity differ for whole units and thresholds.`,
  },
  validation: {
    title: say`Chosen on other examples than reported on`,
    why: say`The best of many by the test set looks better there than it is.`,
  },
  'retraining-rate': {
    title: say`Fine-tuned at a rate like training’s`,
    why: say`At a much smaller rate networks stay where pruning left them, whatever the criterion.`,
  },
  'fine-tuned': {
    title: say`Accuracy after fine-tuning`,
    why: say`One-shot accuracy alone says little about what a network can recover.`,
  },
  pairs: {
    title: say`Several pairs of data set and model`,
    why: say`What holds for one network on one data set may not hold for another.`,
  },
  'quiet-machine': {
    title: say`Latency measured on a quiet machine`,
    why: say`What others do on the machine is measured along.`,
  },
  environment: {
    title: say`Environment recorded`,
    why: say`Machine and versions, and a committed version of the workbench, so that the experiment
      can be repeated.`,
  },
  learnt: {
    title: say`Better than chance`,
    why: say`Networks that guess, or whose loss grew beyond all numbers, say nothing of a strategy.`,
  },
  complete: {
    title: say`Nothing failed or was left out`,
    why: say`What fails is seldom what does well.`,
  },
};
