import type { FromTrainer } from '../../../src/host/trainer/messages.ts';

/* A trainer that gives every task back at once, and says that it has grown by half a gigabyte. */
let residentBytes = 0;
process.on('message', () => {
  residentBytes += 2 ** 29;
  const refusal: FromTrainer = {
    type: 'failed',
    kind: 'user',
    reason: 'Not today.',
    residentBytes,
  };
  process.send?.(refusal);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', runtime: { tensorflow: 'none' } });
