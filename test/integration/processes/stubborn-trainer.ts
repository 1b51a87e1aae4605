/* A trainer that tells of progress and will not be stopped. */
process.on('message', (message: { type: string }) => {
  if (message.type === 'begin') {
    process.send?.({ type: 'progress', stage: 'train', fraction: 0.5 });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', runtime: { tensorflow: 'none' } });
