import type { FromTrainer } from '../../../src/host/trainer/messages.ts';

/* A trainer that comes up and gives every task back at once. */
process.on('message', () => {
  const refusal: FromTrainer = {
    type: 'failed',
    kind: 'user',
    reason: 'Not today.',
    residentBytes: 1,
  };
  process.send?.(refusal);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', runtime: { tensorflow: 'none' } });
