/** What the form says of what was typed. */
export const form = {
  colon: ': ',
  leaveOut: 'Leave it out',
  strategyAt: 'Strategy {n}',
  repetitionsWrong: 'must be a whole number from 1 to {max}; more than that can be listed as seeds',
  unused: {
    optimizer: '{field} is in the document, and {optimizer} does not use it.',
    'no-fine-tuning': '{field} is in the document, and is not used without fine-tuning.',
  },
};
