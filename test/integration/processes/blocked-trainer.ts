/* A trainer whose main thread never comes back from its task. */
process.on('message', (message: { type: string }) => {
  if (message.type !== 'begin') return;
  process.send?.({ type: 'progress', stage: 'train', fraction: 0.5 });
  for (;;);
});
process.send?.({ type: 'ready', runtime: { tensorflow: 'none' } });
