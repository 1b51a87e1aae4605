/** Imported networks in the form of a new experiment. */
export const imported = {
  presetsOn: 'On the network',
  presetsOwn: 'the preset’s own',
  presetName: '{preset}, on {name}',
  summary: '{format}: {shape} → {outputs} classes, {parameters} parameters; imported.',
  start: {
    asItIs:
      'Taken as it is: the network with its own weights is the dense baseline, and nothing is trained before it is pruned. With each seed the order of fine-tuning is another.',
    further:
      'Trained further: from its own weights {n} epoch of training leads to the dense baseline. | Trained further: from its own weights {n} epochs of training lead to the dense baseline.',
    initial:
      'From scratch: its layers with weights drawn anew for each seed. The weights that it came with are not used.',
  },
  noTraining:
    'With 0 epochs nothing is trained: the imported network itself is the dense baseline.',
};
