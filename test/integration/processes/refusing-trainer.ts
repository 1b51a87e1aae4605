/* A trainer that comes up and gives every task back at once. */
process.on('message', () => {
  process.send?.({ type: 'failed', kind: 'user', message: 'Not today.', residentBytes: 1 });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', runtime: { tensorflow: 'none' } });
