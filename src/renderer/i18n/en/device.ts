/** On what runs are computed. */
export const device = {
  label: 'Computed on',
  choices: { auto: 'Automatic', cpu: 'CPU', gpu: 'GPU' },
  onGpu:
    'A GPU is used: {name}. It computes one run at a time; further places go to runs of documents that name the CPU.',
  onCpu: 'The processor is used.',
  why: {
    chosen: 'The processor is used, since it was chosen.',
    build:
      'The processor is used: set-up found no NVIDIA GPU. Where there is one now, start the workbench anew with WORKBENCH_DEVICE=gpu.',
    driver:
      'The processor is used: TensorFlow was set up for a GPU, and the driver (nvidia-smi) lists none. Install NVIDIA’s driver, or start the machine anew after an update of it.',
    hidden:
      'The processor is used: CUDA_VISIBLE_DEVICES hides the GPU that the driver lists. Start the workbench without that variable.',
    library:
      'The processor is used: the driver lists a GPU that TensorFlow cannot use, since a CUDA library is missing or the driver is too old for it. Start the workbench anew with WORKBENCH_DEVICE=gpu, which fetches what is missing, or update the driver.',
  },
  later: 'This holds from the next start of the workbench on.',
  hint: 'Runs on a GPU end with other last digits than on a processor; which device computed what is recorded, and the checklist says where it differs. A document may name a device, which then binds its runs.',
  /** Of a document. */
  document: {
    any: 'Automatic (as the settings say)',
    help: 'A device that is named here binds all runs of the document, wherever it is run: they do not count as the same runs as on another device, since last digits differ.',
    noGpu: '{help} A GPU cannot be named here. {why}',
  },
  deterministicOps: 'Deterministic operations on the GPU',
  tf32: 'TF32 on the GPU',
  driver: 'GPU driver',
};
