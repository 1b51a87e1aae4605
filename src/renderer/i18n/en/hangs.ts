/** A process that is silent or stuck. */
export const hangs = {
  silent: 'has not answered since {time}',
  silentHint:
    'The process that works on this run gives no sign of life. If that lasts, it is ended and the run is tried again.',
  stuck: 'has made no progress since {time}',
  stuckHint:
    'The process lives, but TensorFlow, a driver or a disk does not return to it. If that lasts, it is ended and the run is tried again.',
};
