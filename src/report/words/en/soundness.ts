import type { CheckId } from '../../../contract/soundness.ts';
import type { CheckState } from '../../report.ts';

/** The states of an item, in a word or two. */
const verdicts: Record<CheckState, string> = {
  met: 'met',
  partly: 'partly met',
  missing: 'not met',
  pending: 'not yet known',
};

/** What an item asks for, and why a reader should care. */
const checks: Record<CheckId, { readonly title: string; readonly why: string }> = {
  'both-measures': {
    title: 'Compression ratio and theoretical speed-up',
    why: 'Strategies that save parameters do not always save multiply-accumulates; both are known at every point.',
  },
  'operating-points': {
    title: 'At least five operating points',
    why: 'Strategies change places along the range; a few points do not show where.',
  },
  'raw-accuracy': {
    title: 'Raw accuracy at every point and of the dense baseline',
    why: 'Differences alone hide how good the dense baseline was.',
  },
  seeds: {
    title: 'Several seeds, with their spread',
    why: 'Without a spread a difference may be chance.',
  },
  controls: {
    title: 'Controls stand beside the strategies',
    why: 'Random pruning, magnitude pruning and a smaller network trained from scratch show what a criterion is worth.',
  },
  'same-terms': {
    title: 'Identical data, code, budget and initial weights',
    why: 'All strategies of a seed start from the same trained weights, with the same fine-tuning, order of data and split.',
  },
  achieved: {
    title: 'Compared at what was achieved',
    why: 'Asked and achieved sparsity differ for whole units and thresholds.',
  },
  'fine-tuned': {
    title: 'Accuracy after fine-tuning',
    why: 'One-shot accuracy alone says little about what a network can recover.',
  },
  pairs: {
    title: 'Several pairs of data set and architecture',
    why: 'What holds for one network on one data set may not hold for another.',
  },
  environment: {
    title: 'The environment is recorded',
    why: 'Machine and versions, and a committed version of the workbench, so that the experiment can be repeated.',
  },
  complete: {
    title: 'Nothing failed or was left out',
    why: 'What fails is seldom what does well.',
  },
};

/** Sentences on the facts of an item; `factSentences` says how they are filled. */
const facts: Record<CheckId, readonly string[]> = {
  'both-measures': [],
  'operating-points': [
    'Fewest of any strategy: {found} (wanted: {wanted}).',
    'With fewer than wanted: {short}.',
  ],
  'raw-accuracy': [
    'Points with an accuracy: {points} of {planned}; dense baselines: {baselines} of {seeds}.',
  ],
  seeds: ['Seeds at every point: {found} (wanted: {wanted}; better: {recommended}).'],
  controls: ['There: {found}.', 'Not there: {lacking}.'],
  'same-terms': [
    'Dense baselines shared by all strategies: {baselines}.',
    'Differs between runs: {differing}.',
    'Runs that start from another baseline: {foreign}.?',
    'Runs without a recorded environment: {unrecorded}.?',
  ],
  achieved: [
    'Compression ratios at which at least two strategies meet: {compressionRatio}.',
    'Theoretical speed-ups at which they do: {theoreticalSpeedup}.',
  ],
  'fine-tuned': ['Epochs of fine-tuning: {epochs}.'],
  pairs: ['Pairs on which these strategies were run: {found} (wanted: {wanted}): {pairs}.'],
  environment: [
    'Recorded for {recorded} of {finished} finished runs.',
    'Commits: {commits}.',
    'With changes that were not committed: {changed}.',
    'Devices: {devices}.',
    'TensorFlow: {tensorflow}.',
  ],
  complete: ['Planned: {planned}; finished: {finished}; failed: {failed}; cancelled: {cancelled}.'],
};

export const soundness = {
  verdicts,
  checks,
  facts,
  /** Fields of an environment that have another name for readers. */
  /** What of an environment can differ, by its field. */
  fields: {
    workbench: 'version of the workbench',
    commit: 'source commit',
    device: 'kind of device',
    deviceName: 'device',
    tensorflow: 'TensorFlow',
    tfjs: 'TensorFlow.js',
    oneDnn: 'TensorFlow with or without oneDNN',
    vectorInstructions: 'vector instructions of the processor',
  } as Readonly<Record<string, string>>,
  inState: (count: string, verdict: string) => `${count} ${verdict}`,
  counts: (all: string, counts: string) => `Of ${all} items: ${counts}.`,
  source:
    'The items follow the checklist of Blalock, Gonzalez Ortiz, Frankle and Guttag, “What is the State of Neural Network Pruning?” (MLSys 2020), as far as one experiment can meet it.',
};
