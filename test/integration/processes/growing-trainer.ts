/* A trainer that gives every task back at once, and says that it has grown by half a gigabyte. */
let residentBytes = 0;
process.on('message', () => {
  residentBytes += 2 ** 29;
  process.send?.({ type: 'failed', kind: 'user', message: 'Not today.', residentBytes });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', runtime: { tensorflow: 'none' } });
