/** Notices of the system. */
export const notices = {
  setting: 'Tell me when a long experiment ends',
  refused: 'The browser does not allow it. Permit notices for this page in the browser’s settings.',
  ended: '{state}, {runs} runs',
};
